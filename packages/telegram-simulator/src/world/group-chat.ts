import type { Chat } from "../bot-api/objects.ts";
import type { StoredMessage } from "./message.ts";
import type { AdministratorRight, MemberPermission, Permissions } from "./rights.ts";

export type GroupType = "group" | "supergroup" | "channel";

/** What somebody is to a group, in the Bot API's words. */
export type MemberStatus = "creator" | "administrator" | "member" | "restricted" | "left" | "kicked";

/** A person or bot and a group. Who was never there has none. */
export interface Membership {
  status: MemberStatus;
  /** Of an administrator. */
  rights?: AdministratorRight[];
  /** Of somebody restricted. */
  permissions?: Permissions;
  /** When a ban or restriction ends, Unix time in seconds; 0 for never. */
  untilDate?: number;
}

/** One topic of a forum. Its id is also the number of the message that opened it. */
export interface Topic {
  threadId: number;
  name: string;
  iconColor: number;
  iconCustomEmojiId?: string;
  isClosed: boolean;
  /** Only the General topic can be hidden. */
  isHidden: boolean;
  /** The person or bot. */
  creatorId: number;
}

/** The topic every forum has; its messages carry no thread id. */
export const generalTopicId = 1;

/** A group, supergroup or channel. */
export interface GroupChat {
  id: number;
  type: GroupType;
  title: string;
  username?: string;
  isForum: boolean;
  /** By the person's or bot's id; also those who left. */
  members: Map<number, Membership>;
  /** What ordinary members may do. */
  permissions: Permissions;
  /** Oldest first; a deleted message is gone from here. */
  messages: Map<number, StoredMessage>;
  nextMessageId: number;
  topics: Map<number, Topic>;
  /** Newest last. */
  pinned: number[];
  /** The bot that wrote last: plain commands are meant for it. */
  lastBotId?: number;
  /** The supergroup this group has become. */
  migratedTo?: number;
  /** Until when phones show "typing…" (milliseconds since 1970). */
  busyUntil?: number;
}

/** Whether somebody of this status is in the group. */
export function isInside(status: MemberStatus | undefined): boolean {
  return status !== undefined && status !== "left" && status !== "kicked";
}

/** The group as it stands in a message. */
export function groupObject(group: GroupChat): Chat {
  return {
    id: group.id,
    title: group.title,
    ...(group.username && { username: group.username }),
    type: group.type,
    ...(group.isForum && { is_forum: true }),
  };
}

/** Whether somebody has an administrator's right; the creator has all. */
export function hasRight({ members }: GroupChat, id: number, right: AdministratorRight): boolean {
  const member = members.get(id);
  return member?.status === "creator" || (member?.status === "administrator" && (member.rights ?? []).includes(right));
}

/** Whether somebody leads the group. */
export function isAdministrator({ members }: GroupChat, id: number): boolean {
  const status = members.get(id)?.status;
  return status === "creator" || status === "administrator";
}

/** Whether somebody may do what members may be forbidden. */
export function isPermitted(group: GroupChat, id: number, permission: MemberPermission): boolean {
  const member = group.members.get(id);
  if (!member || !isInside(member.status)) return false;
  if (isAdministrator(group, id)) return true;
  return group.permissions[permission] && (member.permissions?.[permission] ?? true);
}
