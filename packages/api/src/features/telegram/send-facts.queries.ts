import type { AttachmentKind, OutgoingFile, TextEntity } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

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

/** The topic that each of some messages goes to, for those that go to one. */
export async function listThreads(
  db: Reader,
  { workspaceId, messageIds }: { workspaceId: string; messageIds: string[] },
): Promise<Map<string, number>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("message as g")
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "g.workspace_id").onRef("c.id", "=", "g.conversation_id"),
    )
    .select((eb) => ["g.id as messageId", eb.ref("c.tg_thread_id").$notNull().as("threadId")])
    .where("g.workspace_id", "=", workspaceId)
    .where("g.id", "in", messageIds)
    .where("c.tg_thread_id", "is not", null)
    .execute();
  return new Map(rows.map(({ messageId, threadId }) => [messageId, threadId]));
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

/** The files of these attachments as a bot sends them: by Telegram's own name for the bytes where it has given that bot one. */
export async function listOutgoingFiles(
  db: Reader,
  { workspaceId, botId, attachmentIds }: { workspaceId: string; botId: string; attachmentIds: string[] },
): Promise<Map<string, OutgoingFile>> {
  if (attachmentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("attachment as a")
    .leftJoin("file as f", (join) =>
      join.onRef("f.workspace_id", "=", "a.workspace_id").onRef("f.hash", "=", "a.file_hash"),
    )
    .select(["a.id as attachmentId", "a.name", "f.hash"])
    .select(["a.width", "a.height", "a.duration_seconds as durationSeconds"])
    .select((eb) => [
      eb.ref("a.kind").$castTo<AttachmentKind>().as("kind"),
      eb.fn.coalesce("f.mime", sql<string>`'application/octet-stream'`).as("mime"),
      eb.fn.coalesce("f.size_bytes", "a.size_bytes", sql<number>`0`).as("sizeBytes"),
      eb.case().when("a.bot_id", "=", botId).then(eb.ref("a.tg_file_id")).else(null).end().as("ownFileId"),
      eb
        .selectFrom("attachment as b")
        .select("b.tg_file_id")
        .whereRef("b.workspace_id", "=", "a.workspace_id")
        .whereRef("b.file_hash", "=", "a.file_hash")
        .where("b.bot_id", "=", botId)
        .whereRef("b.kind", "=", "a.kind")
        .where("b.tg_file_id", "is not", null)
        .orderBy("b.id", "desc")
        .limit(1)
        .as("sameFileId"),
    ])
    .where("a.workspace_id", "=", workspaceId)
    .where("a.id", "in", attachmentIds)
    .execute();
  return new Map(
    rows.flatMap(({ hash, ownFileId, sameFileId, name, ...row }) => {
      const tgFileId = ownFileId ?? sameFileId;
      // What a member sent to a bot may go on by that bot before its bytes are here.
      return hash || tgFileId ? [[row.attachmentId, { ...row, name: name ?? "file", tgFileId }] as const] : [];
    }),
  );
}

/** Those of some attachments whose bytes are still on their way from Telegram to the desk. */
export async function listAwaitedFiles(
  db: Reader,
  { workspaceId, attachmentIds }: { workspaceId: string; attachmentIds: string[] },
): Promise<Set<string>> {
  if (attachmentIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("attachment")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", attachmentIds)
    .where("state", "=", "pending")
    .execute();
  return new Set(rows.map(({ id }) => id));
}
