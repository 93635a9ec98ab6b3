import type { MergePreview } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Which } from "./contact-card.queries.ts";

/** From whom to whom records go. */
export interface Pair {
  workspaceId: string;
  fromId: string;
  toId: string;
}

/** What of a contact became another's, by ids, so that it can go back. */
interface Moved {
  conversationIds: string[];
  identityIds: string[];
  nameIds: string[];
  noteIds: string[];
}

/** What the other gained by it. */
interface Gained {
  tagIds: string[];
  phones: string[];
  emails: string[];
  fieldIds: string[];
  isLanguage: boolean;
  isAvatar: boolean;
  isVerified: boolean;
}

/** All that a merge did. */
export interface Merged extends Moved, Gained {
  /** Whether the kept contact was called as the desk chose before. */
  isNameChosen: boolean;
}

/** How much of a contact a merge would move. */
export async function countMovable(
  db: Reader,
  { workspaceId, id }: Which,
): Promise<Pick<MergePreview, "conversations" | "identities" | "notes">> {
  const countOf = (table: string) =>
    sql<number>`(select count(*) from ${sql.table(table)} as r
      where r.workspace_id = p.workspace_id and r.contact_id = p.id)::integer`;
  return db
    .selectFrom("contact as p")
    .select([countOf("conversation").as("conversations"), countOf("contact_identity").as("identities")])
    .select(countOf("contact_note").as("notes"))
    .where("p.workspace_id", "=", workspaceId)
    .where("p.id", "=", id)
    .executeTakeFirstOrThrow();
}

/** Makes the records of a contact another's, and what they said, put and pressed in their conversations. */
export async function moveRecords(db: Writer, pair: Pair): Promise<Moved> {
  const conversationIds = await moveAll(db, "conversation", pair);
  await moveSaid(db, { ...pair, conversationIds });
  await sql`
    insert into automatic_text (workspace_id, inbox_id, contact_id, kind, occasion, said_at)
    select workspace_id, inbox_id, ${pair.toId}::uuid, kind, occasion, said_at from automatic_text
     where workspace_id = ${pair.workspaceId} and contact_id = ${pair.fromId}
    on conflict do nothing`.execute(db);
  return {
    conversationIds,
    identityIds: await moveAll(db, "contact_identity", pair),
    nameIds: await moveAll(db, "contact_name", pair),
    noteIds: await moveAll(db, "contact_note", pair),
  };
}

type Movable = "conversation" | "contact_identity" | "contact_name" | "contact_note";

async function moveAll(db: Writer, table: Movable, { workspaceId, fromId, toId }: Pair): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set contact_id = ${toId}
     where workspace_id = ${workspaceId} and contact_id = ${fromId} returning id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Makes some records another's, those that still are whose they were. */
export async function moveSome(
  db: Writer,
  table: Movable,
  { workspaceId, fromId, toId, ids }: Pair & { ids: string[] },
): Promise<void> {
  await sql`
    update ${sql.table(table)} set contact_id = ${toId}
     where workspace_id = ${workspaceId} and contact_id = ${fromId} and id = any(${ids}::uuid[])`.execute(db);
}

/** Makes what a contact said, put and pressed in some conversations another's. */
export async function moveSaid(
  db: Writer,
  { workspaceId, fromId, toId, conversationIds }: Pair & { conversationIds: string[] },
): Promise<void> {
  const inThem = sql`(select g.id from message g
    where g.workspace_id = ${workspaceId} and g.conversation_id = any(${conversationIds}::uuid[]))`;
  await sql`
    update message set author_id = ${toId}
     where workspace_id = ${workspaceId} and conversation_id = any(${conversationIds}::uuid[])
       and author_kind = 'contact' and author_id = ${fromId}`.execute(db);
  await sql`
    update reaction set author_id = ${toId}
     where workspace_id = ${workspaceId} and author_kind = 'contact' and author_id = ${fromId}
       and message_id in ${inThem}`.execute(db);
  await sql`
    update survey set contact_id = ${toId}
     where workspace_id = ${workspaceId} and contact_id = ${fromId}
       and conversation_id = any(${conversationIds}::uuid[])`.execute(db);
  await sql`
    update button_press as s set contact_id = ${toId} from message_button b
     where s.workspace_id = ${workspaceId} and s.contact_id = ${fromId}
       and b.workspace_id = s.workspace_id and b.id = s.button_id and b.message_id in ${inThem}`.execute(db);
}

/** Gives a contact what they lack of another's facts; from now on the desk calls them as it does. */
export async function gainFacts(
  db: Writer,
  { workspaceId, fromId, toId, gained, now }: Pair & { gained: Gained; now: Date },
): Promise<void> {
  const { phones, emails, fieldIds, isLanguage, isAvatar, isVerified } = gained;
  const either = (column: string, isGained: boolean) => sql.ref(`${isGained ? "f" : "t"}.${column}`);
  await sql`
    update contact as t
       set phones = t.phones || ${phones}::text[], emails = t.emails || ${emails}::text[],
           custom = t.custom || (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(f.custom)
                                  where key = any(${fieldIds}::text[])),
           language = ${either("language", isLanguage)},
           language_chosen_at = ${either("language_chosen_at", isLanguage)},
           avatar_hash = ${either("avatar_hash", isAvatar)}, avatar_key = ${either("avatar_key", isAvatar)},
           verified_at = ${either("verified_at", isVerified)}, verified_by = ${either("verified_by", isVerified)},
           name_chosen_at = coalesce(t.name_chosen_at, ${now}), version = t.version + 1, updated_at = ${now}
      from contact as f
     where t.workspace_id = ${workspaceId} and t.id = ${toId}
       and f.workspace_id = t.workspace_id and f.id = ${fromId}`.execute(db);
}

/** Leaves in the place of a contact who they were found to be; null takes it back. */
export async function pointAt(
  db: Writer,
  { workspaceId, id, intoId, now }: Which & { intoId: string | null; now: Date },
): Promise<void> {
  await db
    .updateTable("contact")
    .set((eb) => ({ merged_into_id: intoId, updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Keeps what a merge did. */
export async function insertMerge(
  db: Writer,
  { workspaceId, fromId, toId, moved, by, now }: Pair & { moved: Merged; by: string; now: Date },
): Promise<void> {
  await db
    .insertInto("contact_merge")
    .values({
      ...{ workspace_id: workspaceId, kept_id: toId, merged_id: fromId, moved: JSON.stringify(moved) },
      ...{ merged_by: by, merged_at: now },
    })
    .execute();
}
