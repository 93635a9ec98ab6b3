import type { Reader, Writer } from "@frontdesk/db";

interface TelegramPlace {
  workspaceId: string;
  botId: string;
  chatId: number;
  tgMessageId: number;
}

/** Our message behind one of Telegram's. */
export async function findMessageId(
  db: Reader,
  { workspaceId, botId, chatId, tgMessageId }: TelegramPlace,
): Promise<string | null> {
  const row = await db
    .selectFrom("telegram_message")
    .select("message_id as messageId")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .where("tg_message_id", "=", tgMessageId)
    .executeTakeFirst();
  return row?.messageId ?? null;
}

/** Binds our message to Telegram's: several where a long text was sent in parts. */
export async function bindMessage(
  db: Writer,
  bond: { workspaceId: string; botId: string; chatId: number; messageId: string; tgMessageIds: number[] },
): Promise<void> {
  if (bond.tgMessageIds.length === 0) return;
  await db
    .insertInto("telegram_message")
    .values(
      bond.tgMessageIds.map((tgMessageId, part) => ({
        workspace_id: bond.workspaceId,
        bot_id: bond.botId,
        chat_id: bond.chatId,
        tg_message_id: tgMessageId,
        message_id: bond.messageId,
        part,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
