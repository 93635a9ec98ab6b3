import type { Writer } from "@frontdesk/db";

interface Move {
  workspaceId: string;
  botId: string;
  from: number;
  to: number;
  now: Date;
}

/** Makes the new chat what the old one was, unless it is known already, and notes where the old one went. */
export async function copyChat(db: Writer, { workspaceId, botId, from, to, now }: Move): Promise<void> {
  await db
    .insertInto("tg_chat")
    .columns(["workspace_id", "bot_id", "chat_id", "type", "title", "reachable", "bot_status", "bot_rights"])
    .expression((eb) =>
      eb
        .selectFrom("tg_chat")
        .select(["workspace_id", "bot_id", eb.val(to).as("chat_id"), eb.val("supergroup" as const).as("type")])
        .select(["title", "reachable", "bot_status", "bot_rights"])
        .where("workspace_id", "=", workspaceId)
        .where("bot_id", "=", botId)
        .where("chat_id", "=", from),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .updateTable("tg_chat")
    .set((eb) => ({ migrated_to: to, bot_status: "left", updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", from)
    .execute();
}

/** Lets what belongs to a chat belong to another: its conversations, and what is queued for it. */
export async function moveContents(db: Writer, { workspaceId, botId, from, to, now }: Move): Promise<void> {
  await db
    .updateTable("conversation")
    .set({ tg_chat_id: to, updated_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("tg_chat_id", "=", from)
    .execute();
  // What is under way comes back with the same news, and moves then.
  await db
    .updateTable("outbox")
    .set({ chat_id: to })
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", from)
    .where("state", "=", "queued")
    .execute();
}

/** Queues a send that was under way once more, for another chat. */
export async function requeueSend(
  db: Writer,
  { workspaceId, id, chatId, now }: { workspaceId: string; id: string; chatId: number; now: Date },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "queued", chat_id: chatId, lease_token: null, not_before: now, failure: null })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}
