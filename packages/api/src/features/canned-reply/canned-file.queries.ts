import type { AttachmentKind } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import type { Expression } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Attachable } from "../upload/index.ts";

/** The files of a canned reply, in order, as a column of the query that reads it. */
export function cannedFilesOf(db: Reader, reply: { workspaceId: Expression<string>; id: Expression<string> }) {
  const files = db
    .selectFrom("canned_file as cf")
    .innerJoin("file as f", (join) =>
      join.onRef("f.workspace_id", "=", "cf.workspace_id").onRef("f.hash", "=", "cf.file_hash"),
    )
    .select(["cf.id", "cf.name", "f.mime", "f.size_bytes as sizeBytes"])
    .select((eb) => eb.ref("cf.kind").$castTo<AttachmentKind>().as("kind"))
    .where("cf.workspace_id", "=", reply.workspaceId)
    .where("cf.canned_reply_id", "=", reply.id)
    .orderBy("cf.position");
  return jsonArrayFrom(files);
}

interface OfReply {
  workspaceId: string;
  cannedReplyId: string;
}

/** Those of a canned reply's files that have these ids, in the order of the ids; others are missing. */
export async function listCannedFiles(
  db: Reader,
  { workspaceId, cannedReplyId, ids }: OfReply & { ids: string[] },
): Promise<Attachable[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("canned_file as cf")
    .innerJoin("file as f", (join) =>
      join.onRef("f.workspace_id", "=", "cf.workspace_id").onRef("f.hash", "=", "cf.file_hash"),
    )
    .select(["cf.id", "cf.name", "cf.width", "cf.height", "cf.duration_seconds as durationSeconds"])
    .select(["cf.file_hash as hash", "cf.preview_hash as previewHash", "f.mime", "f.size_bytes as sizeBytes"])
    .select((eb) => eb.ref("cf.kind").$castTo<AttachmentKind>().as("kind"))
    .where("cf.workspace_id", "=", workspaceId)
    .where("cf.canned_reply_id", "=", cannedReplyId)
    .where("cf.id", "in", ids)
    .execute();
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

interface Replacing extends OfReply {
  /** In order; one that the reply has already is known by its id. */
  files: Attachable[];
}

/** Makes these the files of a canned reply. */
export async function replaceCannedFiles(db: Writer, { workspaceId, cannedReplyId, files }: Replacing): Promise<void> {
  await db
    .deleteFrom("canned_file")
    .where("workspace_id", "=", workspaceId)
    .where("canned_reply_id", "=", cannedReplyId)
    .execute();
  if (files.length === 0) return;
  await db
    .insertInto("canned_file")
    .values(
      files.map((file, position) => ({
        ...{ workspace_id: workspaceId, id: file.id, canned_reply_id: cannedReplyId, position },
        ...{ kind: file.kind, name: file.name, file_hash: file.hash, preview_hash: file.previewHash },
        ...{ width: file.width, height: file.height, duration_seconds: file.durationSeconds },
      })),
    )
    .execute();
}
