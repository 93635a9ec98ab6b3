/** Every kind of update the desk asks Telegram for, always in full: an unset list means "as before" (T8). */
export const allowedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "chat_member",
  "message_reaction",
] as const;

/** What one outgoing item asks Telegram to do. */
export type Send =
  | { kind: "send_text"; text: string; replyToTgMessageId: number | null }
  | { kind: "edit_text"; text: string; tgMessageId: number };

export const telegramLimits = {
  updatesPerReceive: 100,
  updateAttempts: 5,
  fileAttempts: 5,
  /** How long one process has to fetch a file before another may. */
  fileLeaseMs: 120_000,
  /** A bot's lease; its holder renews it three times in this span. P11: a killed holder is replaced within ten seconds. */
  leaseMs: 6_000,
} as const;
