import type { StoredMessage } from "./message.ts";

/** The private chat of one person with one bot. */
export interface PrivateChat {
  botId: number;
  personId: number;
  /** Whether the person has ever written to the bot: before that the bot may not write. */
  opened: boolean;
  blocked: boolean;
  /** Oldest first; a deleted message is gone from here. */
  messages: Map<number, StoredMessage>;
  /** The reply keyboard the bot last showed, as rows of keys. */
  keyboard?: KeyboardKey[][];
  /** Until when the phone shows "typing…" (milliseconds since 1970). */
  busyUntil?: number;
  pinned?: number[];
}

/** A key of a reply keyboard: its text, or an object for one that does more than say it. */
export type KeyboardKey = string | { text: string; requests: "contact" | "location" };
