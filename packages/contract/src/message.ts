import type { Direction } from "./conversation.ts";
import type { ActLine, Named } from "./conversation-act.ts";
import type { AfterPress, MessageButton } from "./message-button.ts";

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
  "deleting",
  "deleted",
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
  /** What a member typed, in Telegram's Markdown, and what an edit starts from; null for what came from Telegram. */
  source: string | null;
  special: SpecialContent | ActLine | null;
  reply: Reply | null;
  forwardedFrom: ForwardOrigin | null;
  reactions: Reaction[];
  buttons: MessageButton[];
  /** Null without buttons. */
  afterPress: AfterPress | null;
  /** Whom a note calls, each by the name of then, which stands in its text after an @. */
  mentions: Named[];
  /** Tells the person how their matter stands, as the staff has confirmed (D9). */
  isUpdate: boolean;
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

/** What a message holds that is neither text nor file. */
export type SpecialContent =
  | { kind: "place"; latitude: number; longitude: number; title: string | null; address: string | null }
  | { kind: "contact_card"; name: string; phone: string }
  /** A kind the desk can't show, by Telegram's name for it: somebody sent it, so it must not vanish (D4). */
  | { kind: "unsupported"; what: string }
  /** What was said went with the person who was erased. */
  | { kind: "erased" };

/** What a message holds beside text and files, unless it is a line that tells what was done. */
export function specialOf({ special }: Pick<Message, "special">): SpecialContent | null {
  return special?.kind === "act" ? null : special;
}

/** What a message answers. `messageId` is null where the desk does not have that message. */
export interface Reply {
  messageId: string | null;
  authorName: string;
  /** How the answered message begins, on one line. */
  excerpt: string;
  /** The stretch of it that was picked out; null for the whole. */
  quote: string | null;
}

export const originKinds = ["user", "hidden_user", "chat", "channel"] as const;
/** Where a forwarded message came from, and when it was sent there. */
export interface ForwardOrigin {
  kind: (typeof originKinds)[number];
  name: string;
  at: string;
}

/** One emoji that somebody put to a message; `custom:<id>` for Telegram's custom ones. */
export interface Reaction {
  emoji: string;
  by: { kind: "contact" | "member" | "api_token"; id: string; name: string };
}

export const attachmentKinds = [
  "photo",
  "video",
  "video_note",
  "animation",
  "voice",
  "audio",
  "document",
  "sticker",
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export const attachmentStates = ["pending", "ready", "failed"] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** Why a file is not to be had, where it isn't in Telegram's own words. */
export const attachmentFailures = ["too_large", "quota_exceeded", "infected", "unscannable", "unreachable"] as const;

/** A file of a message. Bytes are served at `/w/<slug>/files/<id>` once it is `ready`. */
export interface Attachment {
  id: string;
  kind: AttachmentKind;
  /** Its file name, where it has one. */
  name: string | null;
  mime: string | null;
  sizeBytes: number | null;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  /** The emoji a sticker stands for. */
  emoji: string | null;
  /** Its own words in an album, beside the text of the message. */
  caption: string | null;
  /** A small picture of it is served at `/w/<slug>/files/<id>/preview`. */
  hasPreview: boolean;
  state: AttachmentState;
  /** One of `attachmentFailures`, or Telegram's words. */
  failure: string | null;
}

/** How a message read before one of its edits. */
export interface MessageRevision {
  revision: number;
  text: string;
  /** The file that the edit replaced, if it did. */
  attachment: Attachment | null;
  replacedAt: string;
}

/** A message that was not sent, or perhaps not, and the conversation that waits for it. */
export interface StuckMessage {
  message: Message;
  conversation: { id: string; number: number; contactId: string; contactName: string };
}

/** A file that a sender handed over, until a message carries it. */
export interface Upload {
  id: string;
  name: string;
  mime: string;
  sizeBytes: number;
  kind: AttachmentKind;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
}

/** Telegram's limits on one message, in UTF-16 units after formatting (T5), and ours on what is typed and on a page. */
export const messageLimits = {
  textLength: 4096,
  captionLength: 1024,
  /** Stretches of formatting in one message; Telegram ignores those beyond. */
  entities: 100,
  /** What a member may type into one message; it is sent in parts. */
  sourceLength: 16_000,
  quoteLength: 1024,
  /** Files in one message; Telegram's albums hold as many. */
  attachments: 10,
  /** Telegram lets a bot delete a message for this long (T9). */
  deletableMs: 48 * 3_600_000,
  pageSize: 50,
  pageMax: 200,
} as const;

/** Telegram lets bots download files of up to 20 MB and upload ones of up to 50 MB, photos of up to 10 MB (T6). */
export const fileLimits = {
  downloadBytes: 20 * 1024 * 1024,
  uploadBytes: 50 * 1024 * 1024,
  photoBytes: 10 * 1024 * 1024,
  /** What one sender's unsent files may take: this part of the workspace's room, and as many bytes in any case. */
  unsentShare: 10,
  unsentBytes: 200 * 1024 * 1024,
  /** A small picture of a file, and a person's face. */
  previewBytes: 2 * 1024 * 1024,
  previewPixels: 480,
  nameLength: 255,
} as const;

/** The emoji a bot may react with (https://core.telegram.org/bots/api#reactiontypeemoji), the most used ones first. */
export const offeredReactions = ["👍", "❤", "🔥", "🎉", "👏", "😁", "🤔", "🙏", "👌", "😢", "👎", "👀"] as const;

/** True where the sender may still decide what becomes of a message. */
export function isStuck(state: MessageState): boolean {
  return state === "failed" || state === "unknown";
}
