import type { Attachment, MessageRevision } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { attachmentWith } from "../attachment/index.ts";
import { getMessage } from "./message.queries.ts";

/** How a message, or one part of its album, read before. */
export interface Former {
  text: string;
  entities: unknown;
  /** The file that was put out of its place. */
  attachmentId?: string | null;
}

interface Revision extends Former {
  workspaceId: string;
  messageId: string;
  replacedAt: Date;
  /** Before all others: how a message read whose edits overtook it. */
  isFirst?: boolean;
}

/** Keeps how a message read, under the next number, or before the first one. */
export async function insertRevision(db: Writer, revision: Revision): Promise<void> {
  const { workspaceId, messageId, text, entities, attachmentId = null, replacedAt, isFirst = false } = revision;
  const number = isFirst ? sql<number>`coalesce(min(revision), 2) - 1` : sql<number>`coalesce(max(revision), 0) + 1`;
  await db
    .insertInto("message_revision")
    .columns(["workspace_id", "message_id", "revision", "text", "entities", "attachment_id", "replaced_at"])
    .expression((eb) =>
      eb
        .selectFrom("message_revision")
        .select([
          sql<string>`${workspaceId}::uuid`.as("workspace_id"),
          sql<string>`${messageId}::uuid`.as("message_id"),
          number.as("revision"),
        ])
        .select([sql<string>`${text}::text`.as("text"), sql`${JSON.stringify(entities)}::jsonb`.as("entities")])
        .select([sql<string | null>`${attachmentId}::uuid`.as("attachment_id")])
        .select(sql<Date>`${replacedAt}::timestamptz`.as("replaced_at"))
        .where("workspace_id", "=", workspaceId)
        .where("message_id", "=", messageId),
    )
    .execute();
}

/** True where a message's history holds this text already. */
export async function hasRevision(
  db: Reader,
  { workspaceId, messageId, text }: { workspaceId: string; messageId: string; text: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("message_revision")
    .select("revision")
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("text", "=", text)
    .executeTakeFirst();
  return row !== undefined;
}

/** How a message read before each of its edits, the oldest first. @throws not_found */
export async function listRevisions(db: Reader, reach: Reach, messageId: string): Promise<MessageRevision[]> {
  await getMessage(db, reach, messageId);
  const rows = await db
    .selectFrom("message_revision as v")
    .select(["v.revision", "v.text", "v.replaced_at as replacedAt"])
    .select((eb) =>
      attachmentWith(db, { workspaceId: eb.ref("v.workspace_id"), id: eb.ref("v.attachment_id") }).as("attachment"),
    )
    .where("v.workspace_id", "=", reach.workspaceId)
    .where("v.message_id", "=", messageId)
    .orderBy("v.revision")
    .execute();
  return rows.map(({ attachment, ...row }) => ({
    ...row,
    attachment: attachment as Attachment | null,
    replacedAt: row.replacedAt.toISOString(),
  }));
}
