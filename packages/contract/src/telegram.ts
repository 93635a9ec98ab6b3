import type { FormattedText } from "./formatted-text.ts";
import type { AttachmentKind, TextEntity } from "./message.ts";

/** Every kind of update the desk asks Telegram for, always in full: an unset list means "as before" (T8). */
export const allowedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "chat_member",
  "message_reaction",
] as const;

/** What a send answers; Telegram looks for the quote in the answered message, formatting and all. */
export interface SendReply {
  tgMessageId: number;
  quote: string | null;
  quoteEntities: TextEntity[];
}

/** A file to be sent: its bytes are at `/bot-files/<botId>/<attachmentId>`, unless Telegram has it already. */
export interface OutgoingFile {
  attachmentId: string;
  kind: AttachmentKind;
  name: string;
  mime: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  tgFileId: string | null;
}

/** A button as Telegram shows it: it opens a page, or its press is told with its id. */
export type SendButton = { label: string; url: string } | { label: string; id: string };

/** What one outgoing item asks Telegram to do. */
export type Send =
  | ({ kind: "send_text"; reply: SendReply | null; buttons?: SendButton[] } & FormattedText)
  | ({ kind: "send_media"; reply: SendReply | null; file: OutgoingFile; buttons?: SendButton[] } & FormattedText)
  | ({ kind: "send_album"; reply: SendReply | null; files: OutgoingFile[] } & FormattedText)
  | {
      kind: "send_place";
      reply: SendReply | null;
      latitude: number;
      longitude: number;
      title: string | null;
      address: string | null;
    }
  | { kind: "send_contact_card"; reply: SendReply | null; name: string; phone: string }
  // An edit takes the buttons away that it does not bring again.
  | ({ kind: "edit_text"; tgMessageId: number; buttons?: SendButton[] } & FormattedText)
  | ({ kind: "edit_caption"; tgMessageId: number; buttons?: SendButton[] } & FormattedText)
  | { kind: "edit_buttons"; tgMessageId: number; buttons: SendButton[] }
  | { kind: "delete"; tgMessageIds: number[] }
  | { kind: "react"; tgMessageId: number; emoji: string | null }
  // Topics of a forum; what a topic is called already, or is already, may be asked for again.
  | { kind: "topic_create"; name: string }
  | { kind: "topic_edit"; tgThreadId: number; name: string }
  | { kind: "topic_close" | "topic_reopen" | "topic_delete"; tgThreadId: number };

export type SendKind = Send["kind"];

/** True for what Telegram can be asked twice without harm: an edit, a deletion, a reaction (reliability: unknown outcomes). */
export function isIdempotent(kind: SendKind): boolean {
  return !kind.startsWith("send_");
}

export const telegramLimits = {
  updatesPerReceive: 100,
  updateAttempts: 5,
  /** Of one chat's waiting updates no more are listed at a time. */
  updatesPerChat: 20,
  fileAttempts: 5,
  /** How long one process has to fetch a file before another may. */
  fileLeaseMs: 120_000,
  /** A person's picture is looked at again when they write after this time. */
  avatarRestMs: 7 * 86_400_000,
  /** A bot's lease; its holder renews it three times in this span. P11: a killed holder is replaced within ten seconds. */
  leaseMs: 6_000,
  /** For so long after its lease ran out a holder may still come back to what it began. */
  leaseGraceMs: 30_000,
} as const;
