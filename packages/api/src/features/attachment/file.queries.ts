import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Viewer } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { withinReach } from "../conversation/index.ts";

/** A file as it is served. */
export interface ServedFile {
  hash: string;
  mime: string;
  sizeBytes: number;
  /** The name under which it is saved, where it has one. */
  name: string | null;
}

/** Of what an attachment holds: its file, or the small picture of it. */
export type FilePart = "file" | "preview";

/** A file a viewer may open: that of an attachment in a conversation within reach. @throws not_found */
export async function findFile(
  db: Reader,
  viewer: Viewer,
  { attachmentId, part }: { attachmentId: string; part: FilePart },
): Promise<ServedFile> {
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
        join
          .onRef("f.workspace_id", "=", "a.workspace_id")
          .onRef("f.hash", "=", part === "file" ? "a.file_hash" : "a.preview_hash"),
      )
      .select(["f.hash", "f.mime", "f.size_bytes as sizeBytes"])
      .select(part === "file" ? "a.name" : sql<string | null>`null`.as("name"))
      .where("a.id", "=", attachmentId)
      .where(withinReach(viewer))
      .executeTakeFirst(),
  );
}

interface NewFile {
  workspaceId: string;
  hash: string;
  sizeBytes: number;
  mime: string;
  now: Date;
}

/** Notes a file of the workspace, which is as if handed over now; the same bytes are one file. */
export async function putFile(db: Writer, { workspaceId, hash, sizeBytes, mime, now }: NewFile): Promise<void> {
  await db
    .insertInto("file")
    .values({ workspace_id: workspaceId, hash, size_bytes: sizeBytes, mime, kept_at: now })
    .onConflict((conflict) => conflict.columns(["workspace_id", "hash"]).doUpdateSet({ kept_at: now }))
    .execute();
}

/** Holds the room of a workspace's files, so that nobody else takes of it in this transaction; returns its size. */
export async function lockRoom(db: Writer, workspaceId: string): Promise<number> {
  const { quotaBytes } = await db
    .selectFrom("workspace")
    .select("files_quota_bytes as quotaBytes")
    .where("id", "=", workspaceId)
    // Rows that only refer to the workspace don't wait for it.
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return quotaBytes;
}

/** What a workspace's files take, without this one. Asked once the room is held, for what others took meanwhile. */
export async function bytesBeside(
  db: Reader,
  { workspaceId, hash }: { workspaceId: string; hash: string },
): Promise<{ usedBytes: number; isKept: boolean }> {
  const of = sql<boolean>`hash = ${hash}`;
  const row = await db
    .selectFrom("file")
    .select(sql<number>`coalesce(sum(size_bytes) filter (where not ${of}), 0)::bigint`.as("usedBytes"))
    .select(sql<boolean>`coalesce(bool_or(${of}), false)`.as("isKept"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return row;
}
