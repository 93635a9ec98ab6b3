import type { ChatReachable } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { reachableNow, withChat } from "../conversation/index.ts";
import { settling } from "./update.queries.ts";

/** A chat as it is known, held for this transaction; undefined for one that is not. */
type HeldChat = { title: string | null; reachable: ChatReachable } | undefined;

/** P5: settles an update of what a person said and holds their chat. Null where it had been settled before. */
export async function settleInChat(
  db: Writer,
  { chatId, ...settlement }: Omit<Parameters<typeof settling>[1], "state"> & { chatId: number },
): Promise<{ chat: HeldChat } | null> {
  const { workspaceId, botId } = settlement;
  const row = await db
    .with("settled", (cte) => settling(cte, { ...settlement, state: "applied" }))
    .with("chat", (cte) =>
      cte
        .selectFrom("tg_chat")
        .select(["title", "reachable"])
        .where("workspace_id", "=", workspaceId)
        .where("bot_id", "=", botId)
        .where("chat_id", "=", chatId)
        .forUpdate(),
    )
    .selectFrom("settled")
    .leftJoin("chat", (join) => join.onTrue())
    .select(["chat.title", "chat.reachable"])
    .executeTakeFirst();
  if (!row) return null;
  const { title, reachable } = row;
  return { chat: reachable ? { title, reachable } : undefined };
}

interface Chat {
  workspaceId: string;
  botId: string;
  chatId: number;
  title: string;
  known: HeldChat;
  now: Date;
}

/** Notes the chat in which a person wrote, where it is not known so; returns whether they were out of reach until now. */
export async function putPrivateChat(db: Writer, chat: Chat): Promise<boolean> {
  const { workspaceId, botId, chatId, title, known, now } = chat;
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
  }: { workspaceId: string; botId: string; chatId: number; reachable: ChatReachable; now: Date },
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

/** The contact and inbox of a chat's conversations, whether each can be reached, and what decides who sees them. */
export async function placesOfChat(
  db: Reader,
  { workspaceId, botId, chatId }: { workspaceId: string; botId: string; chatId: number },
) {
  return withChat(db)
    .select(["c.contact_id as contactId", "c.inbox_id as inboxId", "c.team_id as teamId"])
    .select(["c.assignee_id as assigneeId", reachableNow.as("reachable")])
    .where("c.workspace_id", "=", workspaceId)
    .where("c.bot_id", "=", botId)
    .where("c.tg_chat_id", "=", chatId)
    .execute();
}
