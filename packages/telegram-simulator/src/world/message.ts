import type {
  InlineKeyboardMarkup,
  MessageEntity,
  MessageOrigin,
  ReactionType,
  TextQuote,
} from "../bot-api/objects.ts";
import type { StoredMedia } from "./media.ts";

/** A message as the simulator keeps it. Times are milliseconds since 1970, lengths UTF-16 units. */
export interface StoredMessage {
  messageId: number;
  /** `chat`: a channel, or an administrator who speaks as the group. */
  from: "person" | "bot" | "chat";
  /** The chat in whose name it is said, where that is not the one it is in alone. */
  asChatId?: number;
  /** In groups: which person or bot. A private chat has one of each. */
  authorId?: number;
  sentAt: number;
  editedAt?: number;
  /** The text, or the caption when there is media. */
  text: string;
  entities: MessageEntity[];
  media?: StoredMedia;
  /** What has no file, in the API's own fields: `{ location: … }`, `{ poll: … }`, `{ new_chat_members: … }`. */
  literal?: Record<string, unknown>;
  /** The same for all messages of one album. */
  albumId?: string;
  threadId?: number;
  replyTo?: number;
  quote?: TextQuote;
  origin?: MessageOrigin;
  pinned?: number;
  buttons?: InlineKeyboardMarkup;
  reactions?: Reaction[];
}

/** One person's or bot's reaction to a message. */
export interface Reaction {
  from: "person" | "bot";
  authorId: number;
  type: ReactionType;
}

/** What a message says, apart from where, when and by whom. */
export type Content = Pick<StoredMessage, "text" | "entities" | "media" | "literal" | "albumId" | "origin">;
