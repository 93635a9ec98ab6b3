import type { Named, Tag, TagColor, TagUsage } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { DeskError, found } from "../../desk-error.ts";

/** A tag's row, addressed within its workspace. */
interface Which {
  workspaceId: string;
  id: string;
}

function tags(db: Reader, workspaceId: string) {
  return db.selectFrom("tag").select(["id", "name", "color", "version"]).where("workspace_id", "=", workspaceId);
}

/** A workspace's tags by name, whatever the case of their letters. */
export async function listTags(db: Reader, workspaceId: string): Promise<Tag[]> {
  return tags(db, workspaceId).execute();
}

/** @throws not_found */
export async function getTag(db: Reader, { workspaceId, id }: Which): Promise<Tag> {
  return found(await tags(db, workspaceId).where("id", "=", id).executeTakeFirst());
}

/** Some tags, by whatever ids they are named. @throws not_found where one is missing */
export async function listTagsNamed(
  db: Reader,
  { workspaceId, ids }: { workspaceId: string; ids: string[] },
): Promise<Named[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const rows = await db
    .selectFrom("tag")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", wanted)
    .execute();
  if (rows.length < wanted.length) throw new DeskError("not_found");
  return rows;
}

export async function listTagIds(db: Reader, workspaceId: string): Promise<Set<string>> {
  const rows = await db.selectFrom("tag").select("id").where("workspace_id", "=", workspaceId).execute();
  return new Set(rows.map(({ id }) => id));
}

/** How many records have each tag of a workspace; one that none has is left out. */
export async function countTagged(db: Reader, workspaceId: string): Promise<TagUsage[]> {
  const countIn = (table: "conversation_tag" | "contact_tag") =>
    db
      .selectFrom(table)
      .select(["tag_id as tagId", ({ fn }) => fn.countAll<number>().as("count")])
      .where("workspace_id", "=", workspaceId)
      .groupBy("tag_id")
      .execute();
  const [conversations, contacts] = [await countIn("conversation_tag"), await countIn("contact_tag")];
  const ids = new Set([...conversations, ...contacts].map(({ tagId }) => tagId));
  const countOf = (counts: typeof contacts, id: string) => counts.find(({ tagId }) => tagId === id)?.count ?? 0;
  return [...ids].map((tagId) => ({
    ...{ tagId, conversations: countOf(conversations, tagId), contacts: countOf(contacts, tagId) },
  }));
}

interface TagBody {
  name: string;
  color: TagColor;
}

/** @throws the unique name */
export async function insertTag(
  db: Writer,
  { workspaceId, name, color, now }: TagBody & { workspaceId: string; now: Date },
): Promise<string> {
  const row = await db
    .insertInto("tag")
    .values({ workspace_id: workspaceId, name, color, created_at: now, updated_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** @throws the unique name */
export async function changeTag(
  db: Writer,
  { workspaceId, id, name, color, now }: Which & TagBody & { now: Date },
): Promise<void> {
  await db
    .updateTable("tag")
    .set({ name, color, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Removes a tag from everything that has it, and for good. */
export async function deleteTag(db: Writer, { workspaceId, id }: Which): Promise<void> {
  await sql`
    update conversation as c set tag_ids = array_remove(c.tag_ids, ${id}::uuid)
      from conversation_tag as ct
     where ct.workspace_id = ${workspaceId} and ct.tag_id = ${id}
       and c.workspace_id = ct.workspace_id and c.id = ct.conversation_id`.execute(db);
  await db.deleteFrom("contact_tag").where("workspace_id", "=", workspaceId).where("tag_id", "=", id).execute();
  await db.deleteFrom("conversation_tag").where("workspace_id", "=", workspaceId).where("tag_id", "=", id).execute();
  await db.deleteFrom("tag").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}
