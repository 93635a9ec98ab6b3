import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { TelegramPlace } from "./telegram-message.queries.ts";

/** What a person put to a message that had not come yet. */
export interface EarlyReaction {
  contactId: string;
  emojis: string[];
}

interface Early {
  reaction: EarlyReaction;
  reactedAt: Date;
  updateId: number;
  now: Date;
}

/**
 * Keeps a reaction for the message that Telegram calls so, which finds it when it is bound; older word than is kept
 * changes nothing. False where nothing was kept: the message may have come in the same moment, and was waited for.
 */
export async function keepEarlyReaction(
  db: Writer,
  { workspaceId, botId, chatId, tgMessageId }: TelegramPlace,
  { reaction, reactedAt, updateId, now }: Early,
): Promise<boolean> {
  const word = { early_reaction: JSON.stringify(reaction), reacted_at: reactedAt, reaction_update_id: updateId };
  const kept = await db
    .insertInto("telegram_message")
    .values({
      ...{ workspace_id: workspaceId, bot_id: botId, chat_id: chatId, tg_message_id: tgMessageId },
      ...{ message_id: null, early_at: now, ...word },
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "bot_id", "chat_id", "tg_message_id"])
        .doUpdateSet(word)
        .where("telegram_message.message_id", "is", null)
        .where(
          sql<boolean>`(telegram_message.reacted_at, telegram_message.reaction_update_id) < (excluded.reacted_at, excluded.reaction_update_id)`,
        ),
    )
    .executeTakeFirst();
  return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
