import type { MessageState } from "@frontdesk/contract";
import type { Writer } from "@frontdesk/db";

interface NewSend {
  workspaceId: string;
  botId: string;
  chatId: number;
  kind: "send_text" | "edit_text";
  messageId: string;
  text: string;
}

/** Puts a send behind all others of its chat, in the transaction that caused it (R2). */
export async function insertSend(db: Writer, send: NewSend): Promise<void> {
  await db
    .insertInto("outbox")
    .values({
      workspace_id: send.workspaceId,
      bot_id: send.botId,
      chat_id: send.chatId,
      class: "reply",
      kind: send.kind,
      message_id: send.messageId,
      payload: JSON.stringify({ text: send.text }),
    })
    .execute();
}

interface SendOfMessage {
  workspaceId: string;
  messageId: string;
}

/**
 * How a message's send stands, held for this transaction; undefined where it has none. Held before the message, as the
 * bot's duties do, so that neither waits for the other.
 */
export async function lockSendOfMessage(
  db: Writer,
  { workspaceId, messageId }: SendOfMessage,
): Promise<MessageState | undefined> {
  const row = await db
    .selectFrom("outbox")
    .select("state")
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("kind", "=", "send_text")
    .forUpdate()
    .executeTakeFirst();
  return row?.state;
}

/** Changes the text of a send that is held and that no bot has taken. */
export async function rewriteSend(
  db: Writer,
  { workspaceId, messageId, text }: SendOfMessage & { text: string },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ payload: JSON.stringify({ text }) })
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("kind", "=", "send_text")
    .execute();
}

interface Settlement extends SendOfMessage {
  state: "queued" | "dismissed";
  /** How the message reads now: an edit may have come after the send that is repeated. */
  text: string;
  now: Date;
}

/** Settles what is stuck of a message: queued again at once, or dismissed. */
export async function settleStuckSend(
  db: Writer,
  { workspaceId, messageId, state, text, now }: Settlement,
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state, payload: JSON.stringify({ text }), not_before: now, attempts: 0, failure: null, lease_token: null })
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("kind", "=", "send_text")
    .where("state", "in", ["failed", "unknown"])
    .execute();
}
