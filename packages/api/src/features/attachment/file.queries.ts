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
}

/** Notes a file of the workspace; the same bytes are one file. */
export async function insertFile(db: Writer, file: NewFile): Promise<void> {
  await db
    .insertInto("file")
    .values({ workspace_id: file.workspaceId, hash: file.hash, size_bytes: file.sizeBytes, mime: file.mime })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** True where a workspace's quota has room for a file; for one that it has already there always is. */
export async function hasRoomFor(
  db: Reader,
  { workspaceId, hash, sizeBytes }: { workspaceId: string; hash: string | null; sizeBytes: number },
): Promise<boolean> {
  const row = await db
    .selectFrom("workspace as w")
    .select((eb) =>
      eb
        .selectFrom("file as f")
        .select(sql<number>`coalesce(sum(f.size_bytes), 0)::bigint`.as("used"))
        .whereRef("f.workspace_id", "=", "w.id")
        .as("used"),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("file as k")
            .select("k.hash")
            .whereRef("k.workspace_id", "=", "w.id")
            .where("k.hash", "=", hash),
        )
        .as("isKept"),
    )
    .select("w.files_quota_bytes as quota")
    .where("w.id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return Boolean(row.isKept) || (row.used ?? 0) + sizeBytes <= row.quota;
}
