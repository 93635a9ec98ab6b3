import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Which } from "./contact-card.queries.ts";

interface Persons {
  workspaceId: string;
  contactIds: string[];
}

/** A contact and all that were merged into them, however often. */
export async function listMergedInto(db: Reader, { workspaceId, id }: Which): Promise<string[]> {
  const tree = sql<{ id: string }>`(
    with recursive tree as (
      select ${id}::uuid as id
      union
      select p.id from tree join contact p on p.workspace_id = ${workspaceId} and p.merged_into_id = tree.id)
    select id from tree)`;
  return (await db.selectFrom(tree.as("one")).select("one.id").execute()).map(({ id }) => id);
}

interface Places {
  /** Conversations with the person alone. */
  own: string[];
  /** Conversations of groups in which they spoke. */
  shared: string[];
}

/** The conversations in which something of a person stands. */
export async function listErasedPlaces(db: Reader, { workspaceId, contactIds }: Persons): Promise<Places> {
  const own = await db
    .selectFrom("conversation")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("contact_id", "in", contactIds)
    .execute();
  const shared = await db
    .selectFrom("group_participant as g")
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "g.workspace_id").onRef("c.contact_id", "=", "g.group_id"),
    )
    .select("c.id")
    .where("g.workspace_id", "=", workspaceId)
    .where("g.contact_id", "in", contactIds)
    .execute();
  return { own: own.map(({ id }) => id), shared: shared.map(({ id }) => id) };
}

/** What of a person is to be erased beside themselves, by its ids. */
export interface Erasable extends Places {
  /** All of their own conversations, and what they said themselves in those of groups. */
  messageIds: string[];
  /** Under which Telegram knows them. */
  tgUserIds: number[];
}

/** The same with whose it is, and when they are erased. */
export interface Erased extends Erasable, Persons {
  now: Date;
}

/** Reads what is to be erased of a person whose conversations are held. */
export async function listErasable(
  db: Reader,
  { workspaceId, contactIds, own, shared }: Persons & Places,
): Promise<Erasable> {
  const messages = await db
    .selectFrom("message")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where(
      sql<boolean>`(conversation_id = any(${own}::uuid[]) or (conversation_id = any(${shared}::uuid[])
        and author_kind = 'contact' and author_id = any(${contactIds}::uuid[])))`,
    )
    .execute();
  const identities = await db
    .selectFrom("contact_identity")
    .select("external_id as externalId")
    .where("workspace_id", "=", workspaceId)
    .where("contact_id", "in", contactIds)
    .where("provider", "=", "telegram")
    .execute();
  const tgUserIds = identities.map(({ externalId }) => Number(externalId));
  return { own, shared, messageIds: messages.map(({ id }) => id), tgUserIds };
}

/** The ids of all whose events tell of a person. */
export async function listErasedSubjects(
  db: Reader,
  { workspaceId, contactIds, own, messageIds }: Persons & Erasable,
): Promise<string[]> {
  const attachments = await db
    .selectFrom("attachment")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`message_id = any(${messageIds}::uuid[])`)
    .execute();
  const notes = await db
    .selectFrom("contact_note")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("contact_id", "in", contactIds)
    .execute();
  return [...contactIds, ...own, ...messageIds, ...[...attachments, ...notes].map(({ id }) => id)];
}
