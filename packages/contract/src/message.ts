import type { Direction } from "./conversation.ts";

export const messageStates = [
  "received",
  "queued",
  "leased",
  "sending",
  "sent",
  "failed",
  "unknown",
  "cancelled",
  "dismissed",
] as const;
/** Where an outgoing message stands (P6); `received` for all others. Telegram gives bots no delivery receipts. */
export type MessageState = (typeof messageStates)[number];

/** A stretch of formatted text. Offsets and lengths count UTF-16 units, as the Bot API's MessageEntity does. */
export interface TextEntity {
  type: string;
  offset: number;
  length: number;
  url?: string | undefined;
  language?: string | undefined;
  custom_emoji_id?: string | undefined;
}

export const authorKinds = ["contact", "member", "bot", "api_token", "system"] as const;
export type AuthorKind = (typeof authorKinds)[number];

/** One bubble of a thread. `seq` is dense within its conversation (P4). */
export interface Message {
  id: string;
  conversationId: string;
  seq: number;
  direction: Direction;
  author: { kind: AuthorKind; id: string | null; name: string };
  text: string;
  entities: TextEntity[];
  state: MessageState;
  /** Why sending failed or is in doubt, in Telegram's words; null otherwise. */
  failure: string | null;
  attachments: Attachment[];
  /** The key under which the sender's client showed it before the server knew it. */
  clientKey: string | null;
  editedAt: string | null;
  createdAt: string;
  version: number;
}

export const attachmentStates = ["pending", "ready", "failed"] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** A file of a message. Bytes are served at `/w/<slug>/files/<id>` once it is `ready`. */
export interface Attachment {
  id: string;
  kind: "photo";
  mime: string | null;
  sizeBytes: number | null;
  width: number | null;
  height: number | null;
  state: AttachmentState;
  failure: string | null;
}

/** How a message read before one of its edits. */
export interface MessageRevision {
  revision: number;
  text: string;
  replacedAt: string;
}

/** Telegram's limits on one message, in UTF-16 units after formatting (T5), and ours on a page. */
export const messageLimits = { textLength: 4096, captionLength: 1024, pageSize: 50, pageMax: 200 } as const;

/** Telegram lets bots download files of up to 20 MB (T6). */
export const fileLimits = { downloadBytes: 20 * 1024 * 1024 } as const;

/** True where the sender may still decide what becomes of a message. */
export function isStuck(state: MessageState): boolean {
  return state === "failed" || state === "unknown";
}
