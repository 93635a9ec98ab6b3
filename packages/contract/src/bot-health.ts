import type { BotMode } from "./bot.ts";

/** Why a bot is not simply live, as its process finds out. */
export const botReasons = [
  /** 401: Telegram no longer accepts the token. */
  "token_refused",
  /** 409: another program fetches the bot's updates with the same token. */
  "polled_elsewhere",
  /** Nothing answers at the Bot API's address. */
  "telegram_unreachable",
  /** It answers, but not as it should: 5xx, a cut connection, half an answer. */
  "telegram_unwell",
  /** It answers with a refusal, in its own words. */
  "telegram_refuses",
  /** Telegram would not take the webhook's address. */
  "webhook_refused",
  /** Telegram has the address and can't deliver to it. */
  "webhook_failing",
] as const;
export type BotReason = (typeof botReasons)[number];

/** What `bot.fix` can do about a finding, or, for `replace_token`, what a person must do by `bot.replaceToken`. */
export const botFixes = ["replace_token", "retry", "reconnect", "replay_updates", "acknowledge"] as const;
export type BotFix = (typeof botFixes)[number];

export const findingCodes = [
  ...botReasons,
  /** The stored token can't be opened: it was sealed with a key that is no longer known. */
  "token_unreadable",
  /** The installer's list no longer has the Bot API address that the bot is bound to. */
  "api_root_missing",
  /** No process holds the bot: the bot program does not run, or can't reach the desk. */
  "no_process",
  /** A webhook is wanted, and the desk has no address that Telegram could post to; the bot polls meanwhile. */
  "no_public_address",
  /** Somebody else set or removed the bot's webhook; the desk has put it right. */
  "changed_outside",
  /** The bot was away for longer than Telegram keeps updates. */
  "updates_maybe_lost",
  /** Updates that could not be applied, and can be tried again. */
  "updates_failed",
  "sends_failed",
  "sends_unknown",
  /** A staff group in which the bot can't do its work. */
  "staff_group_lacks",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** One thing that is wrong with a bot. `params` fill its sentence: counts as digits, times as ISO 8601. */
export interface BotFinding {
  code: FindingCode;
  params: Record<string, string>;
  fix: BotFix | null;
}

/** What the fix of a finding is; null where only people outside the desk can do something. */
export const fixes: Record<FindingCode, BotFix | null> = {
  token_refused: "replace_token",
  token_unreadable: "replace_token",
  polled_elsewhere: "retry",
  telegram_unreachable: "retry",
  telegram_unwell: "retry",
  telegram_refuses: "retry",
  webhook_refused: "reconnect",
  webhook_failing: "reconnect",
  api_root_missing: null,
  no_process: null,
  no_public_address: null,
  changed_outside: "acknowledge",
  updates_maybe_lost: "acknowledge",
  updates_failed: "replay_updates",
  sends_failed: null,
  sends_unknown: null,
  staff_group_lacks: null,
};

/** The health card of a bot (A9): stored facts, none of which needs Telegram to answer. Times are ISO 8601. */
export interface BotHealth {
  botId: string;
  tgId: number;
  username: string;
  /** As Telegram said it last; null until the bot's process has asked. */
  told: { canJoinGroups: boolean; readsAllGroupMessages: boolean; supportsInline: boolean } | null;
  checkedAt: string | null;
  mode: BotMode;
  delivery: BotMode | null;
  lastUpdateAt: string | null;
  /** When Telegram last answered the bot's process that nothing was amiss. */
  heardAt: string | null;
  /** Updates that wait at Telegram (as of `checkedAt`), and those stored here and not applied yet. */
  pending: { atTelegram: number | null; stored: number };
  /** What the desk found wrong last, in plain English. */
  lastError: { text: string; at: string | null } | null;
  /** What Telegram says of its deliveries to the webhook. */
  telegramError: { text: string; at: string } | null;
  outbox: { waiting: number; unknown: number; failed: number };
  /** The process that polls and sends for it; null where none does. */
  heldBy: string | null;
  /** Groups and channels that it is in, those it administers first. */
  chats: BotChat[];
  findings: BotFinding[];
}

/** A group or channel that a bot is in. */
export interface BotChat {
  /** Telegram's number of the chat, negative for groups. */
  tgChatId: number;
  type: "group" | "supergroup" | "channel";
  title: string;
  isForum: boolean;
  isAdmin: boolean;
  /** The Bot API's names of an administrator's rights that it has, such as `can_manage_topics`. */
  rights: string[];
}

/** Where a test message stands; `tgMessageId` once Telegram accepted it, `error` in Telegram's words if it did not. */
export interface SentTest {
  testId: string;
  state: "waiting" | "accepted" | "failed" | "unknown";
  tgMessageId: number | null;
  error: string | null;
}
