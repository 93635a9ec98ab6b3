import type { DB, Writer } from "@frontdesk/db";
import { type RawBuilder, sql, type Updateable } from "kysely";

interface Chat {
  workspaceId: string;
  botId: string;
  chatId: number;
  now: Date;
}

/** Notes what Telegram's refusal says of a chat, or of the bot's place in it, until Telegram tells otherwise. */
export async function revokeStanding(
  db: Writer,
  { workspaceId, botId, chatId, lack, now }: Chat & { lack: string },
): Promise<void> {
  const known: Record<string, Standing> = {
    forum: { is_forum: false },
    admin: { bot_status: "member" as const, bot_rights: [] },
    rights: { bot_rights: sql<string[]>`array_remove(bot_rights, 'can_manage_topics')` },
    chat: { bot_status: "kicked" as const, bot_rights: [] },
  };
  const patch = known[lack];
  if (patch) await change(db, { workspaceId, botId, chatId, now }, patch);
}

/** Takes a chat for one in which the bot can work: whether it can is seen from what Telegram answers. */
export async function trustStanding(db: Writer, chat: Chat): Promise<void> {
  const rights = sql<string[]>`case when 'can_manage_topics' = any(bot_rights) then bot_rights
    else bot_rights || array['can_manage_topics'] end`;
  await change(db, chat, { is_forum: true, bot_status: "administrator", bot_rights: rights, reachable: "yes" });
}

type Standing = Updateable<Pick<DB["tg_chat"], "is_forum" | "bot_status" | "reachable">> & {
  bot_rights?: string[] | RawBuilder<string[]>;
};

async function change(db: Writer, { workspaceId, botId, chatId, now }: Chat, patch: Standing): Promise<void> {
  await db
    .updateTable("tg_chat")
    .set((eb) => ({ ...patch, updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .execute();
}
