import type { JsonValue } from "./bot-update.ts";
import type { MessageState } from "./message.ts";

export const updateStates = ["received", "applied", "ignored", "failed"] as const;
export type UpdateState = (typeof updateStates)[number];

/** An update in the log of what Telegram delivered: how it fared and what it was made of, without what anybody wrote. */
export interface LoggedUpdate {
  updateId: number;
  /** Its place in the log, which is the page's cursor. */
  arrival: number;
  kind: string;
  state: UpdateState;
  /** Null for one that belongs to no chat. */
  tgChatId: number | null;
  sizeBytes: number;
  attempts: number;
  /** Why it was ignored or failed. */
  error: string | null;
  receivedAt: string;
  settledAt: string | null;
  /** Its fields, with every text replaced by its length. */
  shape: JsonValue;
}

/** Something a bot could not send, or does not know whether it sent. */
export interface FailedSend {
  outboxId: string;
  /** Its place in the list, which is the page's cursor. */
  position: number;
  class: "reply" | "alert" | "staff" | "campaign";
  kind: string;
  tgChatId: number;
  state: Extract<MessageState, "failed" | "unknown">;
  /** In Telegram's words. */
  failure: string | null;
  attempts: number;
  createdAt: string;
  settledAt: string | null;
  /** The message it would have been, where it is one of a conversation. */
  messageId: string | null;
  conversationId: string | null;
}
