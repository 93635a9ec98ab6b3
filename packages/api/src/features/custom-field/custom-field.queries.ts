import type { CustomField, CustomFieldKind } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";

function fields(db: Reader, workspaceId: string) {
  return db
    .selectFrom("custom_field")
    .select(["id", "name", "kind", "choices", "position", "version"])
    .select(sql<boolean>`archived_at is not null`.as("isArchived"))
    .where("workspace_id", "=", workspaceId);
}

/** A workspace's fields, archived ones too, in the order in which they are asked for. */
export async function listCustomFields(db: Reader, workspaceId: string): Promise<CustomField[]> {
  return fields(db, workspaceId).orderBy("position").orderBy("id").execute();
}

/** @throws not_found */
export async function getCustomField(
  db: Reader,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<CustomField> {
  return found(await fields(db, workspaceId).where("id", "=", id).executeTakeFirst());
}

interface NewField {
  workspaceId: string;
  name: string;
  kind: CustomFieldKind;
  choices: string[];
  position: number;
  now: Date;
}

/** Returns its id. @throws the unique name */
export async function insertCustomField(db: Writer, field: NewField): Promise<string> {
  const { workspaceId, name, kind, choices, position, now } = field;
  const row = await db
    .insertInto("custom_field")
    .values({ workspace_id: workspaceId, name, kind, choices, position, created_at: now, updated_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

interface Change {
  workspaceId: string;
  id: string;
  now: Date;
  patch: { name?: string; choices?: string[]; archived_at?: Date | null; position?: number };
}

/** @throws the unique name */
export async function changeCustomField(db: Writer, { workspaceId, id, now, patch }: Change): Promise<void> {
  await db
    .updateTable("custom_field")
    .set({ ...patch, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}
