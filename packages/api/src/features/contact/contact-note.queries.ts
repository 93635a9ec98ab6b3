import { type ContactNote, contactLimits } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";
import type { Which } from "./contact-card.queries.ts";

function notes(db: Reader, workspaceId: string) {
  return db
    .selectFrom("contact_note as n")
    .leftJoin("member as m", (join) =>
      join.onRef("m.workspace_id", "=", "n.workspace_id").onRef("m.id", "=", "n.author_id"),
    )
    .leftJoin("user as u", "u.id", "m.user_id")
    .leftJoin("api_token as k", (join) =>
      join.onRef("k.workspace_id", "=", "n.workspace_id").onRef("k.id", "=", "n.author_id"),
    )
    .select(["n.id", "n.contact_id as contactId", "n.author_kind as authorKind", "n.author_id as authorId"])
    .select(["n.text", "n.created_at as createdAt", "n.version"])
    .select((eb) => eb.fn.coalesce("u.name", "k.name", sql<string>`''`).as("authorName"))
    .where("n.workspace_id", "=", workspaceId);
}

type Row = Awaited<ReturnType<ReturnType<typeof notes>["executeTakeFirstOrThrow"]>>;

function toNote({ authorKind, authorId, authorName, createdAt, ...row }: Row): ContactNote {
  return { ...row, author: { kind: authorKind, id: authorId, name: authorName }, createdAt: createdAt.toISOString() };
}

/** What colleagues wrote about a contact, the latest first. */
export async function listNotes(db: Reader, { workspaceId, id }: Which): Promise<ContactNote[]> {
  const rows = await notes(db, workspaceId)
    .where("n.contact_id", "=", id)
    .orderBy("n.id", "desc")
    .limit(contactLimits.notes)
    .execute();
  return rows.map(toNote);
}

/** @throws not_found */
export async function getNote(db: Reader, { workspaceId, id }: Which): Promise<ContactNote> {
  return toNote(found(await notes(db, workspaceId).where("n.id", "=", id).executeTakeFirst()));
}

export async function countNotes(db: Reader, { workspaceId, id }: Which): Promise<number> {
  const { count } = await db
    .selectFrom("contact_note")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .where("contact_id", "=", id)
    .executeTakeFirstOrThrow();
  return count;
}

interface NewNote {
  workspaceId: string;
  contactId: string;
  author: { kind: "member" | "api_token"; id: string };
  text: string;
  now: Date;
}

/** Returns its id. */
export async function insertNote(db: Writer, { workspaceId, contactId, author, text, now }: NewNote): Promise<string> {
  const row = await db
    .insertInto("contact_note")
    .values({
      ...{ workspace_id: workspaceId, contact_id: contactId, text, created_at: now, updated_at: now },
      ...{ author_kind: author.kind, author_id: author.id },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function rewriteNote(
  db: Writer,
  { workspaceId, id, text, now }: Which & { text: string; now: Date },
): Promise<void> {
  await db
    .updateTable("contact_note")
    .set((eb) => ({ text, updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function deleteNote(db: Writer, { workspaceId, id }: Which): Promise<void> {
  await db.deleteFrom("contact_note").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}
