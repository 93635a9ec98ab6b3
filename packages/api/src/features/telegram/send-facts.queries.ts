import type { AttachmentKind, OutgoingFile, TextEntity } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";

interface Part {
  messageId: string;
  part: number;
}

/** The first message of Telegram's that each part of ours became; parts that became none are missing. */
export async function listTargets(
  db: Reader,
  { workspaceId, messageIds }: { workspaceId: string; messageIds: string[] },
): Promise<(Part & { tgMessageId: number })[]> {
  if (messageIds.length === 0) return [];
  return db
    .selectFrom("telegram_message")
    .select((eb) => eb.ref("message_id").$notNull().as("messageId"))
    .select((eb) => ["part", eb.fn.min("tg_message_id").as("tgMessageId")])
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "in", messageIds)
    .groupBy(["message_id", "part"])
    .execute();
}

/** A message that answers another, and all that is needed to say so to Telegram. */
export interface Answer {
  messageId: string;
  quote: string | null;
  answered: {
    text: string;
    entities: TextEntity[];
    /** The messages of Telegram's that it became, in order, and whether each is a file. */
    bonds: { tgMessageId: number; isFile: boolean }[];
  };
}

/** Those of some messages that answer one which their bot has in its chat. */
export async function listAnswers(
  db: Reader,
  { workspaceId, botId, messageIds }: { workspaceId: string; botId: string; messageIds: string[] },
): Promise<Answer[]> {
  if (messageIds.length === 0) return [];
  const rows = await db
    .selectFrom("message as g")
    .innerJoin("message as a", (join) =>
      join.onRef("a.workspace_id", "=", "g.workspace_id").onRef("a.id", "=", "g.reply_to_id"),
    )
    .innerJoin("telegram_message as t", (join) =>
      join.onRef("t.workspace_id", "=", "a.workspace_id").onRef("t.message_id", "=", "a.id"),
    )
    .select(["g.id as messageId", "g.reply_quote as quote", "a.text", "a.entities"])
    .select(["t.tg_message_id as tgMessageId", "t.attachment_id as attachmentId"])
    .where("g.workspace_id", "=", workspaceId)
    .where("g.id", "in", messageIds)
    .where("t.bot_id", "=", botId)
    .orderBy("t.part")
    .orderBy("t.tg_message_id")
    .execute();
  return [...Map.groupBy(rows, ({ messageId }) => messageId)].flatMap(([messageId, [first, ...rest]]) => {
    if (!first) return [];
    const bonds = [first, ...rest].map(({ tgMessageId, attachmentId }) => ({
      tgMessageId,
      isFile: attachmentId !== null,
    }));
    const answered = { text: first.text, entities: first.entities as TextEntity[], bonds };
    return [{ messageId, quote: first.quote, answered }];
  });
}

/** The files of these attachments as their bot sends them: by Telegram's own name for the bytes where it has them. */
export async function listOutgoingFiles(
  db: Reader,
  { workspaceId, attachmentIds }: { workspaceId: string; attachmentIds: string[] },
): Promise<Map<string, OutgoingFile>> {
  if (attachmentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("attachment as a")
    .innerJoin("file as f", (join) =>
      join.onRef("f.workspace_id", "=", "a.workspace_id").onRef("f.hash", "=", "a.file_hash"),
    )
    .select(["a.id as attachmentId", "a.name", "f.mime", "f.size_bytes as sizeBytes"])
    .select(["a.width", "a.height", "a.duration_seconds as durationSeconds"])
    .select((eb) => eb.ref("a.kind").$castTo<AttachmentKind>().as("kind"))
    .select((eb) =>
      eb.fn
        .coalesce(
          "a.tg_file_id",
          eb
            .selectFrom("attachment as b")
            .select("b.tg_file_id")
            .whereRef("b.workspace_id", "=", "a.workspace_id")
            .whereRef("b.file_hash", "=", "a.file_hash")
            .whereRef("b.bot_id", "=", "a.bot_id")
            .whereRef("b.kind", "=", "a.kind")
            .where("b.tg_file_id", "is not", null)
            .orderBy("b.id", "desc")
            .limit(1),
        )
        .as("tgFileId"),
    )
    .where("a.workspace_id", "=", workspaceId)
    .where("a.id", "in", attachmentIds)
    .execute();
  return new Map(rows.map((row) => [row.attachmentId, { ...row, name: row.name ?? "file" }]));
}
