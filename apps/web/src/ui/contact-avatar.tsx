import type { Conversation } from "@frontdesk/contract";
import { useViewer } from "../viewer.tsx";
import { PersonAvatar } from "./person-avatar.tsx";

interface ContactAvatarProps {
  contact: Pick<Conversation["contact"], "id" | "name" | "avatar">;
  size: number;
}

/** The person's picture at Telegram, else their initials. */
export function ContactAvatar({ contact, size }: ContactAvatarProps) {
  const { workspace } = useViewer();
  const { id, name, avatar } = contact;
  // The address changes with the picture, so that browsers may keep it.
  const picture = avatar === null ? null : `/w/${workspace.slug}/avatars/${id}?of=${encodeURIComponent(avatar)}`;
  return <PersonAvatar name={name} size={size} picture={picture} />;
}
