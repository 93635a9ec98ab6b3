import type { Attachment } from "@frontdesk/contract";
import type { TelegramFile } from "@frontdesk/contract/inputs";
import type { Reader, Writer } from "@frontdesk/db";
import { type Expression, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Viewer } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { withinReach } from "../conversation/index.ts";

function attachments(db: Reader) {
  return db
    .selectFrom("attachment as a")
    .leftJoin("file as f", (join) =>
      join.onRef("f.workspace_id", "=", "a.workspace_id").onRef("f.hash", "=", "a.file_hash"),
    )
    .select(["a.id", "a.kind", "a.name", "a.width", "a.height", "a.duration_seconds as durationSeconds", "a.emoji"])
    .select(["a.caption", "a.state", "a.failure", "f.mime"])
    .select(sql<boolean>`a.preview_hash is not null`.as("hasPreview"))
    .select((eb) => eb.fn.coalesce("f.size_bytes", "a.size_bytes").as("sizeBytes"));
}

/** The attachments of a message, as a column of the query that reads the message. */
export function attachmentsOf(db: Reader, message: { workspaceId: Expression<string>; id: Expression<string> }) {
  const ofMessage = attachments(db)
    .where("a.workspace_id", "=", message.workspaceId)
    .where("a.message_id", "=", message.id)
    .orderBy("a.id");
  return jsonArrayFrom(ofMessage);
}

/** One attachment as it stands. @throws not_found */
export async function getAttachment(
  db: Reader,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<Attachment> {
  return found(
    await attachments(db).where("a.workspace_id", "=", workspaceId).where("a.id", "=", id).executeTakeFirst(),
  );
}

/** A file a viewer may open: that of a ready attachment in a conversation within reach. @throws not_found */
export async function findFile(db: Reader, viewer: Viewer, attachmentId: string) {
  return found(
    await db
      .selectFrom("attachment as a")
      .innerJoin("message as m", (join) =>
        join.onRef("m.workspace_id", "=", "a.workspace_id").onRef("m.id", "=", "a.message_id"),
      )
      .innerJoin("conversation as c", (join) =>
        join.onRef("c.workspace_id", "=", "m.workspace_id").onRef("c.id", "=", "m.conversation_id"),
      )
      .innerJoin("file as f", (join) =>
        join.onRef("f.workspace_id", "=", "a.workspace_id").onRef("f.hash", "=", "a.file_hash"),
      )
      .select(["f.hash", "f.mime", "f.size_bytes as sizeBytes"])
      .where("a.id", "=", attachmentId)
      .where("a.state", "=", "ready")
      .where(withinReach(viewer))
      .executeTakeFirst(),
  );
}

interface NewFile {
  workspaceId: string;
  messageId: string;
  botId: string;
  file: TelegramFile;
}

/** Notes a file whose bytes are still at Telegram. */
export async function insertPending(db: Writer, { workspaceId, messageId, botId, file }: NewFile): Promise<void> {
  await db
    .insertInto("attachment")
    .values({
      workspace_id: workspaceId,
      message_id: messageId,
      bot_id: botId,
      kind: file.kind,
      tg_file_id: file.fileId,
      tg_preview_file_id: file.previewFileId,
      name: file.name,
      width: file.width,
      height: file.height,
      duration_seconds: file.durationSeconds,
      emoji: file.emoji,
      size_bytes: file.sizeBytes,
    })
    .execute();
}

interface PendingClaim {
  workspaceId: string;
  botId: string;
  now: Date;
  limit: number;
  leaseMs: number;
}

/** A bot's pending attachments that are due, put off for `leaseMs` so that no two processes fetch the same. */
export async function claimPending(db: Writer, { workspaceId, botId, now, limit, leaseMs }: PendingClaim) {
  return db
    .updateTable("attachment")
    .set((eb) => ({ not_before: new Date(now.getTime() + leaseMs), attempts: eb("attempts", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where((eb) =>
      eb(
        "id",
        "in",
        eb
          .selectFrom("attachment")
          .select("id")
          .where("workspace_id", "=", workspaceId)
          .where("bot_id", "=", botId)
          .where("state", "=", "pending")
          .where("tg_file_id", "is not", null)
          .where("not_before", "<=", now)
          .orderBy("not_before")
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning(["id as attachmentId", "attempts"])
    .returning((eb) => eb.ref("tg_file_id").$notNull().as("tgFileId"))
    .execute();
}

/** Holds a bot's attachment for this transaction. @throws not_found */
export async function lockAttachment(
  db: Writer,
  { workspaceId, botId, id }: { workspaceId: string; botId: string; id: string },
) {
  return found(
    await db
      .selectFrom("attachment")
      .select(["id", "message_id as messageId", "state", "attempts"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .where("bot_id", "=", botId)
      .forUpdate()
      .executeTakeFirst(),
  );
}

interface Outcome {
  workspaceId: string;
  id: string;
  now: Date;
  patch: { state?: "ready" | "failed"; file_hash?: string; failure?: string; not_before?: Date };
}

export async function changeAttachment(db: Writer, { workspaceId, id, now, patch }: Outcome): Promise<void> {
  await db
    .updateTable("attachment")
    .set((eb) => ({ ...patch, updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Notes a file of the workspace; the same bytes are one file. */
export async function insertFile(
  db: Writer,
  file: { workspaceId: string; hash: string; sizeBytes: number; mime: string },
): Promise<void> {
  await db
    .insertInto("file")
    .values({ workspace_id: file.workspaceId, hash: file.hash, size_bytes: file.sizeBytes, mime: file.mime })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
