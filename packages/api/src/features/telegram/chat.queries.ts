import type { Reachable } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";

interface Chat {
  workspaceId: string;
  botId: string;
  chatId: number;
  title: string;
  now: Date;
}

/** Notes the chat in which a person wrote; returns whether they were out of reach until now. */
export async function putPrivateChat(db: Writer, { workspaceId, botId, chatId, title, now }: Chat): Promise<boolean> {
  const known = await db
    .selectFrom("tg_chat")
    .select(["title", "reachable"])
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .forUpdate()
    .executeTakeFirst();
  if (known?.title === title && known.reachable === "yes") return false;
  await db
    .insertInto("tg_chat")
    .values({ workspace_id: workspaceId, bot_id: botId, chat_id: chatId, type: "private", title })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "bot_id", "chat_id"])
        .doUpdateSet((eb) => ({ title, reachable: "yes", updated_at: now, version: eb("tg_chat.version", "+", 1) })),
    )
    .execute();
  return known !== undefined && known.reachable !== "yes";
}

/** Notes whether a chat can be reached; false where it is unknown or stood so already. */
export async function changeReachability(
  db: Writer,
  {
    workspaceId,
    botId,
    chatId,
    reachable,
    now,
  }: { workspaceId: string; botId: string; chatId: number; reachable: Reachable; now: Date },
): Promise<boolean> {
  const changed = await db
    .updateTable("tg_chat")
    .set((eb) => ({ reachable, updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .where("reachable", "<>", reachable)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** The contact and inbox of a chat's conversations, and what decides who sees them. */
export async function placesOfChat(
  db: Reader,
  { workspaceId, botId, chatId }: { workspaceId: string; botId: string; chatId: number },
) {
  return db
    .selectFrom("conversation")
    .select(["contact_id as contactId", "inbox_id as inboxId", "team_id as teamId", "assignee_id as assigneeId"])
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("tg_chat_id", "=", chatId)
    .execute();
}
