import type { Conversation } from "@frontdesk/contract";
import { PersonAvatar } from "../../../ui/person-avatar.tsx";
import { useViewer } from "../../../viewer.tsx";

/** The person's picture at Telegram, else their initials. */
export function ContactAvatar({ contact, size }: { contact: Conversation["contact"]; size: number }) {
  const { workspace } = useViewer();
  const { id, name, avatar } = contact;
  // The address changes with the picture, so that browsers may keep it.
  const picture = avatar === null ? null : `/w/${workspace.slug}/avatars/${id}?of=${encodeURIComponent(avatar)}`;
  return <PersonAvatar name={name} size={size} picture={picture} />;
}
