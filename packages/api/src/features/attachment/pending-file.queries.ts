import type { TextEntity } from "@frontdesk/contract";
import type { TelegramFile } from "@frontdesk/contract/inputs";
import type { Writer } from "@frontdesk/db";
import { found } from "../../desk-error.ts";

interface NewFile {
  workspaceId: string;
  messageId: string;
  botId: string;
  file: TelegramFile;
  position: number;
  /** Its own words in an album. */
  caption: { text: string; entities: TextEntity[] } | null;
}

/** Notes a file whose bytes are still at Telegram, and returns its id. */
export async function insertPending(db: Writer, { file, caption, ...at }: NewFile): Promise<string> {
  const row = await db
    .insertInto("attachment")
    .values({
      workspace_id: at.workspaceId,
      message_id: at.messageId,
      bot_id: at.botId,
      kind: file.kind,
      tg_file_id: file.fileId,
      tg_unique_id: file.uniqueId,
      tg_preview_file_id: file.previewFileId,
      position: at.position,
      name: file.name,
      width: file.width,
      height: file.height,
      duration_seconds: file.durationSeconds,
      emoji: file.emoji,
      size_bytes: file.sizeBytes,
      caption: caption?.text ?? null,
      caption_entities: caption && JSON.stringify(caption.entities),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
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
  return (
    db
      // Chosen apart: as a subselect of the update it may run once for each row, and its limit would mean nothing.
      .with("due", (cte) =>
        cte
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
      )
      .updateTable("attachment")
      .set((eb) => ({ not_before: new Date(now.getTime() + leaseMs), attempts: eb("attempts", "+", 1) }))
      .where("workspace_id", "=", workspaceId)
      .where("id", "in", (eb) => eb.selectFrom("due").select("due.id"))
      .returning(["id as attachmentId", "attempts", "size_bytes as sizeBytes"])
      .returning((eb) => eb.ref("tg_file_id").$notNull().as("tgFileId"))
      .returning((eb) =>
        eb
          .case()
          .when("preview_hash", "is", null)
          .then(eb.ref("tg_preview_file_id"))
          .else(null)
          .end()
          .as("previewFileId"),
      )
      .execute()
  );
}

/**
 * Holds a bot's attachment for this transaction, and keeps its message as it is: whoever changes that tells of its files
 * too, and what is told last must be what is so. The message first, as they do. @throws not_found
 */
export async function lockAttachment(
  db: Writer,
  { workspaceId, botId, id }: { workspaceId: string; botId: string; id: string },
) {
  await db
    .selectFrom("message as g")
    .innerJoin("attachment as a", (join) =>
      join.onRef("a.workspace_id", "=", "g.workspace_id").onRef("a.message_id", "=", "g.id"),
    )
    .select("g.id")
    .where("a.workspace_id", "=", workspaceId)
    .where("a.id", "=", id)
    .forShare("g")
    .execute();
  return found(
    await db
      .selectFrom("attachment")
      .select(["id", "message_id as messageId", "state", "attempts", "size_bytes as sizeBytes"])
      .select(["preview_hash as previewHash", "tg_preview_file_id as previewFileId"])
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
  patch: {
    state?: "ready" | "failed";
    file_hash?: string;
    preview_hash?: string;
    failure?: string;
    not_before?: Date;
    attempts?: number;
    caption?: string | null;
    caption_entities?: string | null;
    replaced_at?: Date;
  };
}

export async function changeAttachment(db: Writer, { workspaceId, id, now, patch }: Outcome): Promise<void> {
  await db
    .updateTable("attachment")
    .set((eb) => ({ ...patch, updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}
