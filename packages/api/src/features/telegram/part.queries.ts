import type { SettleSend } from "@frontdesk/contract/inputs";
import type { Writer } from "@frontdesk/db";
import type { EarlyReaction } from "./early-reaction.queries.ts";

interface Bond {
  workspaceId: string;
  botId: string;
  chatId: number;
  messageId: string;
  part: number;
  tgMessageIds: number[];
  /** The files that they carry, in the same order; none for text. */
  attachmentIds: string[];
}

/**
 * Binds a part of our message to what Telegram made of it: several messages where it was an album. Returns the reactions
 * that came before.
 */
export async function bindPart(db: Writer, { tgMessageIds, attachmentIds, ...bond }: Bond): Promise<EarlyReaction[]> {
  if (tgMessageIds.length === 0) return [];
  const bound = await db
    .insertInto("telegram_message")
    .values(
      tgMessageIds.map((tgMessageId, index) => ({
        ...{ workspace_id: bond.workspaceId, bot_id: bond.botId, chat_id: bond.chatId, tg_message_id: tgMessageId },
        ...{ message_id: bond.messageId, part: bond.part, attachment_id: attachmentIds[index] ?? null },
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "bot_id", "chat_id", "tg_message_id"])
        .doUpdateSet((eb) => ({
          message_id: eb.ref("excluded.message_id"),
          part: eb.ref("excluded.part"),
          attachment_id: eb.ref("excluded.attachment_id"),
        }))
        .where("telegram_message.message_id", "is", null),
    )
    .returning("early_reaction as early")
    .execute();
  return bound.flatMap(({ early }) => (early as EarlyReaction | null) ?? []);
}

type SentFiles = NonNullable<Extract<SettleSend["outcome"], { kind: "sent" }>["files"]>;

interface Kept {
  workspaceId: string;
  botId: string;
  messageId: string;
  files: SentFiles;
}

/** Keeps Telegram's names of the files of a message, so that the same bytes need not be uploaded again. */
export async function keepFileIds(db: Writer, { workspaceId, botId, messageId, files }: Kept): Promise<void> {
  for (const { attachmentId, tgFileId } of files)
    await db
      .updateTable("attachment")
      .set({ tg_file_id: tgFileId })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", attachmentId)
      .where("message_id", "=", messageId)
      .where("bot_id", "=", botId)
      .execute();
}
