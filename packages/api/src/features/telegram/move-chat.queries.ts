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

/** Lets what belongs to a chat belong to another: its conversations, how it is heard, and what is queued for it. */
export async function moveContents(db: Writer, move: Move): Promise<void> {
  const { workspaceId, botId, from, to, now } = move;
  await moveHearing(db, move);
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

async function moveHearing(db: Writer, { workspaceId, botId, from, to, now }: Move): Promise<void> {
  await db
    .updateTable("group_rule")
    .set({ chat_id: to, updated_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("group_rule as known")
            .select("known.chat_id")
            .where("known.workspace_id", "=", workspaceId)
            .where("known.bot_id", "=", botId)
            .where("known.chat_id", "=", to),
        ),
      ),
    )
    .execute();
  // Another bot of the workspace that is in the group may have been told before.
  await db
    .updateTable("contact_identity as i")
    .from("contact as p")
    .set({ external_id: String(to) })
    .whereRef("p.workspace_id", "=", "i.workspace_id")
    .whereRef("p.id", "=", "i.contact_id")
    .where("p.kind", "=", "group")
    .where("i.workspace_id", "=", workspaceId)
    .where("i.provider", "=", "telegram")
    .where("i.external_id", "=", String(from))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("contact_identity as known")
            .select("known.id")
            .where("known.workspace_id", "=", workspaceId)
            .where("known.provider", "=", "telegram")
            .where("known.external_id", "=", String(to)),
        ),
      ),
    )
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
