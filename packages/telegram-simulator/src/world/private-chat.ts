import type { InlineKeyboardMarkup, MessageEntity } from "../bot-api/objects.ts";
import type { StoredPhoto } from "./photo.ts";

/** A message as the simulator keeps it. Times are milliseconds since 1970, lengths UTF-16 units. */
export interface StoredMessage {
  messageId: number;
  from: "person" | "bot";
  sentAt: number;
  editedAt?: number;
  /** The text, or the caption when there is a photo. */
  text: string;
  entities: MessageEntity[];
  photo?: StoredPhoto;
  replyTo?: number;
  buttons?: InlineKeyboardMarkup;
}

/** The private chat of one person with one bot. */
export interface PrivateChat {
  botId: number;
  personId: number;
  /** Whether the person has ever written to the bot: before that the bot may not write. */
  opened: boolean;
  blocked: boolean;
  /** Oldest first; a deleted message is gone from here. */
  messages: Map<number, StoredMessage>;
  /** The reply keyboard the bot last showed, as rows of button texts. */
  keyboard?: string[][];
  /** Until when the phone shows "typing…" (milliseconds since 1970). */
  busyUntil?: number;
}
