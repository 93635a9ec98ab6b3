/** What a staff group lacks for its work; a group that lacks nothing is ready. */
export const staffGroupLacks = [
  /** No group has said its code yet. */
  "no_group",
  /** The bot was removed from it. */
  "bot_outside",
  /** Topics are off: it is no forum. */
  "not_forum",
  "bot_not_admin",
  "cannot_manage_topics",
] as const;
type StaffGroupLack = (typeof staffGroupLacks)[number];

export const staffGroupLanguages = ["en", "ru"] as const;
export type StaffGroupLanguage = (typeof staffGroupLanguages)[number];

/** A forum group in Telegram in which staff work: each conversation it is for has a topic there. */
export interface StaffGroup {
  id: string;
  botId: string;
  /** Null until a group has said its code. */
  chat: { tgChatId: number; title: string } | null;
  lacks: StaffGroupLack[];
  /** Whose conversations have topics there: of these inboxes and these teams; of any where none is named. */
  inboxIds: string[];
  teamIds: string[];
  language: StaffGroupLanguage;
  /** Whether closing a topic by hand closes its conversation. */
  closesWithTopic: boolean;
  /** Until when its code binds a group; null for none. */
  codeExpiresAt: string | null;
  version: number;
}

/** A staff group with the code that binds it. The code is told once. */
export interface StaffGroupCode {
  staffGroup: StaffGroup;
  code: string;
  /** Adds the bot to a group with the rights it needs, and says the code there; null where there is no such link. */
  link: string | null;
}

/** What of a chat and of the bot's place in it decides what a staff group lacks. */
interface ChatStanding {
  isForum: boolean;
  status: "creator" | "administrator" | "member" | "restricted" | "left" | "kicked" | null;
  rights: readonly string[];
}

/** What a staff group lacks, as its chat and the bot's place in it were last seen. */
export function lacksOf(chat: ChatStanding | null): StaffGroupLack[] {
  if (!chat) return ["no_group"];
  const { isForum, status, rights } = chat;
  if (status === "left" || status === "kicked") return ["bot_outside"];
  const isOwner = status === "creator";
  const isAdmin = isOwner || status === "administrator";
  return [
    ...(isForum ? [] : ["not_forum" as const]),
    ...(isAdmin ? [] : ["bot_not_admin" as const]),
    ...(isOwner || !isAdmin || rights.includes("can_manage_topics") ? [] : ["cannot_manage_topics" as const]),
  ];
}

export const staffGroupLimits = {
  /** Groups of one workspace. */
  count: 20,
  /** Inboxes, or teams, named by one group. */
  filter: 50,
  /** How long a code binds. */
  codeMs: 3_600_000,
  /** Messages of before that a topic begins with. */
  recap: 10,
} as const;
