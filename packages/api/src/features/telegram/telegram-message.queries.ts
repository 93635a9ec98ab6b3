import type { Reader, Writer } from "@frontdesk/db";
import type { EarlyReaction } from "./early-reaction.queries.ts";

/** Where Telegram keeps a message. */
export interface TelegramPlace {
  workspaceId: string;
  botId: string;
  chatId: number;
  tgMessageId: number;
}

/** Our message behind one of Telegram's, and the latest that was heard of it. */
export interface Bond {
  messageId: string;
  /** The file of it that Telegram's message carries. */
  attachmentId: string | null;
  editedAt: Date | null;
  editUpdateId: number | null;
  /** It was made of an edit, and the message itself is still to come. */
  lacksOriginal: boolean;
  reactedAt: Date | null;
  reactionUpdateId: number | null;
}

/** Our message behind one of Telegram's. */
export async function findBond(db: Reader, at: TelegramPlace): Promise<Bond | undefined> {
  return db
    .selectFrom("telegram_message as t")
    .select((eb) => eb.ref("t.message_id").$notNull().as("messageId"))
    .select(["t.edited_at as editedAt", "t.edit_update_id as editUpdateId"])
    .select(["t.lacks_original as lacksOriginal", "t.reacted_at as reactedAt"])
    .select(["t.reaction_update_id as reactionUpdateId", "t.attachment_id as attachmentId"])
    .where("t.workspace_id", "=", at.workspaceId)
    .where("t.bot_id", "=", at.botId)
    .where("t.chat_id", "=", at.chatId)
    .where("t.tg_message_id", "=", at.tgMessageId)
    .where("t.message_id", "is not", null)
    .executeTakeFirst();
}

/** Our message behind one of Telegram's, by its id alone. */
export async function findMessageId(db: Reader, at: TelegramPlace): Promise<string | null> {
  return (await findBond(db, at))?.messageId ?? null;
}

interface BondChange {
  attachment_id?: string;
  edited_at?: Date;
  edit_update_id?: number;
  lacks_original?: boolean;
  reacted_at?: Date;
  reaction_update_id?: number;
}

/** Notes what was heard of a bound message. */
export async function changeBond(
  db: Writer,
  { workspaceId, botId, chatId, tgMessageId }: TelegramPlace,
  patch: BondChange,
): Promise<void> {
  await db
    .updateTable("telegram_message")
    .set(patch)
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .where("tg_message_id", "=", tgMessageId)
    .execute();
}

/** Binds our message to the one of Telegram's that it was made of; returns the reaction that came before it, if one did. */
export async function bindReceived(
  db: Writer,
  { workspaceId, botId, chatId, tgMessageId }: TelegramPlace,
  { messageId, ...heard }: { messageId: string } & BondChange,
): Promise<EarlyReaction | null> {
  const bound = { message_id: messageId, ...heard };
  const { early } = await db
    .insertInto("telegram_message")
    .values({ workspace_id: workspaceId, bot_id: botId, chat_id: chatId, tg_message_id: tgMessageId, ...bound })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "bot_id", "chat_id", "tg_message_id"])
        .doUpdateSet(bound)
        .where("telegram_message.message_id", "is", null),
    )
    .returning("early_reaction as early")
    .executeTakeFirstOrThrow();
  return early as EarlyReaction | null;
}
