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

/** Changes the text of a send that no bot has taken yet; false where one has, or where there is none. */
export async function rewriteQueuedSend(
  db: Writer,
  { workspaceId, messageId, text }: { workspaceId: string; messageId: string; text: string },
): Promise<boolean> {
  const changed = await db
    .updateTable("outbox")
    .set({ payload: JSON.stringify({ text }) })
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("kind", "=", "send_text")
    .where("state", "in", ["queued", "failed"])
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

interface Settlement {
  workspaceId: string;
  messageId: string;
  state: "queued" | "dismissed";
  now: Date;
}

/** Settles what is stuck of a message: queued again at once, or dismissed. */
export async function settleStuckSend(db: Writer, { workspaceId, messageId, state, now }: Settlement): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state, not_before: now, attempts: 0, failure: null, lease_token: null })
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("kind", "=", "send_text")
    .where("state", "in", ["failed", "unknown"])
    .execute();
}
