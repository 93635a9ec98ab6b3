import type { AttachmentKind } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Viewer } from "../../access.ts";

interface Which {
  workspaceId: string;
  id: string;
}

export type UploadRow = Awaited<ReturnType<ReturnType<typeof uploads>["executeTakeFirstOrThrow"]>>;

function uploads(db: Reader) {
  return db
    .selectFrom("upload as u")
    .innerJoin("file as f", (join) =>
      join.onRef("f.workspace_id", "=", "u.workspace_id").onRef("f.hash", "=", "u.file_hash"),
    )
    .select(["u.id", "u.name", "u.width", "u.height", "u.duration_seconds as durationSeconds"])
    .select(["u.is_animated as isAnimated", "u.file_hash as hash", "u.preview_hash as previewHash"])
    .select(["u.author_kind as authorKind", "u.author_id as authorId", "f.mime", "f.size_bytes as sizeBytes"]);
}

/** An upload that no message carries yet, whoever's it is. */
export async function findUpload(db: Reader, { workspaceId, id }: Which): Promise<UploadRow | undefined> {
  return uploads(db).where("u.workspace_id", "=", workspaceId).where("u.id", "=", id).executeTakeFirst();
}

/** A sender's own uploads of these ids, held for this transaction. */
export async function lockOwnUploads(db: Writer, viewer: Viewer, ids: string[]): Promise<UploadRow[]> {
  return uploads(db)
    .where("u.workspace_id", "=", viewer.workspaceId)
    .where("u.id", "in", ids)
    .where("u.author_kind", "=", viewer.kind)
    .where("u.author_id", "=", viewer.actorId)
    .where("u.is_whole", "=", true)
    .forUpdate("u")
    .execute();
}

interface Author {
  kind: "member" | "api_token";
  id: string;
}

interface NewUpload extends Which {
  author: Author;
  hash: string;
  name: string;
  now: Date;
}

/** Notes an upload whose bytes are still to be kept; one of this id that is there already stays as it is. */
export async function insertUpload(db: Writer, upload: NewUpload): Promise<void> {
  await db
    .insertInto("upload")
    .values({
      ...{ workspace_id: upload.workspaceId, id: upload.id, name: upload.name, created_at: upload.now },
      ...{ author_kind: upload.author.kind, author_id: upload.author.id, file_hash: upload.hash, is_whole: false },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

interface Seen extends Which {
  previewHash: string | null;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  isAnimated: boolean;
}

/** Notes that an upload's bytes are kept, and what was seen of them: messages may carry it from now on. */
export async function completeUpload(db: Writer, { workspaceId, id, ...seen }: Seen): Promise<void> {
  const { previewHash, width, height, durationSeconds, isAnimated } = seen;
  const facts = { width, height, duration_seconds: durationSeconds, is_animated: isAnimated };
  await db
    .updateTable("upload")
    .set({ is_whole: true, preview_hash: previewHash, ...facts })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** What a sender's files take that no message carries yet. */
export async function unsentBytes(
  db: Reader,
  { workspaceId, author }: { workspaceId: string; author: Author },
): Promise<number> {
  const { bytes } = await db
    .selectFrom("upload as u")
    .innerJoin("file as f", (join) =>
      join.onRef("f.workspace_id", "=", "u.workspace_id").onRef("f.hash", "=", "u.file_hash"),
    )
    .select(sql<number>`coalesce(sum(f.size_bytes), 0)::bigint`.as("bytes"))
    .where("u.workspace_id", "=", workspaceId)
    .where("u.author_kind", "=", author.kind)
    .where("u.author_id", "=", author.id)
    .executeTakeFirstOrThrow();
  return bytes;
}

/** What a message needs to know of a file that it is to carry. */
export type Attachable = Omit<UploadRow, "authorKind" | "authorId" | "isAnimated"> & { kind: AttachmentKind };

interface Attaching {
  workspaceId: string;
  messageId: string;
  botId: string | null;
  files: Attachable[];
}

/** Uploads that something carries now; other ids are let be. */
export async function deleteUploads(db: Writer, workspaceId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom("upload").where("workspace_id", "=", workspaceId).where("id", "in", ids).execute();
}

/** Makes files the attachments of a message, in order, and returns their ids; of uploads no other message can carry them then. */
export async function attach(db: Writer, { workspaceId, messageId, botId, files }: Attaching): Promise<string[]> {
  await deleteUploads(
    db,
    workspaceId,
    files.map(({ id }) => id),
  );
  const rows = await db
    .insertInto("attachment")
    .values(
      files.map((file, position) => ({
        ...{ workspace_id: workspaceId, message_id: messageId, bot_id: botId, position, state: "ready" as const },
        ...{ kind: file.kind, name: file.name, file_hash: file.hash, preview_hash: file.previewHash },
        ...{ width: file.width, height: file.height, duration_seconds: file.durationSeconds },
        size_bytes: file.sizeBytes,
      })),
    )
    .returning(["id", "position"])
    .execute();
  return rows.sort((one, other) => one.position - other.position).map(({ id }) => id);
}
