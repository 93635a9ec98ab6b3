import type { Content } from "./message.ts";

/** What an administrator may be allowed, as the Bot API names it. */
export const administratorRights = [
  ...(["can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"] as const),
  ...(["can_promote_members", "can_change_info", "can_invite_users", "can_post_stories"] as const),
  ...(["can_edit_stories", "can_delete_stories", "can_post_messages", "can_edit_messages"] as const),
  ...(["can_pin_messages", "can_manage_topics"] as const),
];
export type AdministratorRight = (typeof administratorRights)[number];

/** What an ordinary member may be allowed, as the Bot API names it. */
const memberPermissions = [
  ...(["can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"] as const),
  ...(["can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"] as const),
  ...(["can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages"] as const),
  ...(["can_manage_topics"] as const),
];
export type MemberPermission = (typeof memberPermissions)[number];
export type Permissions = Record<MemberPermission, boolean>;

/** What a fresh group allows its members. */
export function usualPermissions(): Permissions {
  const withheld = new Set<MemberPermission>(["can_manage_topics"]);
  return permissionsFrom((name) => !withheld.has(name));
}

/** All permissions, each as `allows` says. */
export function permissionsFrom(allows: (name: MemberPermission) => boolean): Permissions {
  return Object.fromEntries(memberPermissions.map((name) => [name, allows(name)])) as Permissions;
}

/** What a message needs to be allowed, and how Telegram calls it when it isn't. */
export interface Needed {
  permission: MemberPermission;
  spoken: string;
}

const needed: Record<string, Needed> = {
  photo: { permission: "can_send_photos", spoken: "photos" },
  document: { permission: "can_send_documents", spoken: "documents" },
  video: { permission: "can_send_videos", spoken: "videos" },
  animation: { permission: "can_send_other_messages", spoken: "animations" },
  audio: { permission: "can_send_audios", spoken: "music" },
  voice: { permission: "can_send_voice_notes", spoken: "voice notes" },
  video_note: { permission: "can_send_video_notes", spoken: "video notes" },
  sticker: { permission: "can_send_other_messages", spoken: "stickers" },
  venue: { permission: "can_send_messages", spoken: "venues" },
  location: { permission: "can_send_messages", spoken: "locations" },
  contact: { permission: "can_send_messages", spoken: "contacts" },
  poll: { permission: "can_send_polls", spoken: "polls" },
  dice: { permission: "can_send_other_messages", spoken: "dice" },
};

/** What sending such a message needs. */
export function neededFor({ media, literal }: Pick<Content, "media" | "literal">): Needed {
  const kind = media?.kind ?? ["venue", ...Object.keys(literal ?? {})].find((name) => literal && name in literal);
  return needed[kind ?? ""] ?? { permission: "can_send_messages", spoken: "text messages" };
}
