import type { ChatMember } from "../bot-api/objects.ts";
import type { GroupChat, Membership } from "./group-chat.ts";
import { type AdministratorRight, administratorRights } from "./rights.ts";
import { findUser } from "./room.ts";
import type { World } from "./world.ts";

const onlyInChannels = new Set<AdministratorRight>(["can_post_messages", "can_edit_messages"]);
const onlyInGroups = new Set<AdministratorRight>(["can_pin_messages", "can_manage_topics"]);

/** Somebody's membership as the Bot API shows it; undefined when nobody has this id. */
export function presentMember(
  world: World,
  group: GroupChat,
  id: number,
  membership: Membership = group.members.get(id) ?? { status: "left" },
): ChatMember | undefined {
  const user = findUser(world, id);
  if (!user) return undefined;
  const { status, rights = [], permissions, untilDate = 0 } = membership;
  switch (status) {
    case "creator":
      return { user, status, is_anonymous: false };
    case "administrator":
      return { user, status, can_be_edited: false, ...shownRights(group, rights), is_anonymous: false };
    case "restricted":
      return { user, status, until_date: untilDate, ...permissions, is_member: true };
    case "kicked":
      return { user, status, until_date: untilDate };
    default:
      return { user, status };
  }
}

function shownRights({ type }: GroupChat, rights: readonly AdministratorRight[]): Record<string, boolean> {
  const hidden = type === "channel" ? onlyInGroups : onlyInChannels;
  const names = administratorRights.filter((name) => !hidden.has(name));
  return Object.fromEntries(names.map((name) => [name, rights.includes(name)]));
}
