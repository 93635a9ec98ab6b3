import type { Attachment } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { type Expression, sql } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import { found } from "../../desk-error.ts";

function attachments(db: Reader) {
  return db
    .selectFrom("attachment as a")
    .leftJoin("file as f", (join) =>
      join.onRef("f.workspace_id", "=", "a.workspace_id").onRef("f.hash", "=", "a.file_hash"),
    )
    .select(["a.id", "a.kind", "a.name", "a.width", "a.height", "a.duration_seconds as durationSeconds", "a.emoji"])
    .select(["a.state", "a.failure", "f.mime"])
    .select(sql<boolean>`a.preview_hash is not null`.as("hasPreview"))
    .select((eb) => eb.fn.coalesce("f.size_bytes", "a.size_bytes").as("sizeBytes"))
    .select((eb) =>
      // The first caption of an album is the text of its message.
      eb
        .case()
        .when(
          eb.exists(
            eb
              .selectFrom("attachment as b")
              .select("b.id")
              .whereRef("b.workspace_id", "=", "a.workspace_id")
              .whereRef("b.message_id", "=", "a.message_id")
              .where("b.caption", "is not", null)
              .where("b.replaced_at", "is", null)
              .whereRef("b.position", "<", "a.position"),
          ),
        )
        .then(eb.ref("a.caption"))
        .else(null)
        .end()
        .as("caption"),
    );
}

interface OfMessage {
  workspaceId: Expression<string>;
  id: Expression<string>;
}

/** The attachments of a message, as a column of the query that reads the message. */
export function attachmentsOf(db: Reader, message: OfMessage) {
  const ofMessage = attachments(db)
    .where("a.workspace_id", "=", message.workspaceId)
    .where("a.message_id", "=", message.id)
    .where("a.replaced_at", "is", null)
    .orderBy("a.position")
    .orderBy("a.id");
  return jsonArrayFrom(ofMessage);
}

/** What an excerpt tells of the files of a message, as a column of the query that reads the message. */
export function filesOf(db: Reader, message: OfMessage) {
  const ofMessage = db
    .selectFrom("attachment as e")
    .select(["e.kind", "e.name", "e.emoji"])
    .where("e.workspace_id", "=", message.workspaceId)
    .where("e.message_id", "=", message.id)
    .where("e.replaced_at", "is", null)
    .orderBy("e.position")
    .orderBy("e.id");
  return jsonArrayFrom(ofMessage);
}

/** One attachment, or null where there is none of this id, as a column. */
export function attachmentWith(db: Reader, at: { workspaceId: Expression<string>; id: Expression<string | null> }) {
  return jsonObjectFrom(attachments(db).where("a.workspace_id", "=", at.workspaceId).where("a.id", "=", at.id));
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
