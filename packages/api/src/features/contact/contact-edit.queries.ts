import type { AttachableProvider, CustomValue, Mark } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Which } from "./contact-card.queries.ts";

interface At extends Which {
  now: Date;
}

function changing(db: Writer, { workspaceId, id, now }: At) {
  return db
    .updateTable("contact")
    .set((eb) => ({ updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id);
}

/** Counts a change of what belongs to a contact: their tags, identities and marks are shown with them. */
export async function touchContact(db: Writer, at: At): Promise<void> {
  await changing(db, at).execute();
}

interface Facts {
  name: string;
  isNameChosen: boolean;
  language: string | null;
  phones: string[];
  emails: string[];
  custom: Record<string, CustomValue>;
}

/** Writes down what a member knows of a contact. */
export async function changeContact(
  db: Writer,
  { facts, isLanguageChosen, ...at }: At & { facts: Facts; isLanguageChosen: boolean },
): Promise<void> {
  const { name, isNameChosen, language, phones, emails, custom } = facts;
  await changing(db, at)
    .set({
      ...{ name, language, phones, emails, custom: JSON.stringify(custom) },
      name_chosen_at: isNameChosen ? sql`coalesce(name_chosen_at, ${at.now})` : null,
      ...(isLanguageChosen && { language_chosen_at: language === null ? null : at.now }),
    })
    .execute();
}

/** Keeps how Telegram calls a contact, before the desk calls them otherwise. */
export async function keepTelegramName(db: Writer, { workspaceId, id }: Which): Promise<void> {
  await sql`
    update contact_identity as i set name = coalesce(i.name, p.name) from contact p
     where i.workspace_id = ${workspaceId} and i.contact_id = ${id} and i.provider = 'telegram'
       and p.workspace_id = i.workspace_id and p.id = i.contact_id`.execute(db);
}

/** Says of a contact that they are known, or blocked; null takes it back. */
export async function markContact(
  db: Writer,
  { what, mark, ...at }: At & { what: "verified" | "blocked"; mark: Mark["by"] | null },
): Promise<void> {
  const given = mark === null ? null : at.now;
  const marks =
    what === "verified" ? { verified_at: given, verified_by: mark } : { blocked_at: given, blocked_by: mark };
  await changing(db, at).set(marks).execute();
}

interface Identity {
  workspaceId: string;
  provider: AttachableProvider;
  externalId: string;
}

/** Whose an identity is; undefined for nobody's. */
export async function findOwner(db: Reader, { workspaceId, provider, externalId }: Identity) {
  return db
    .selectFrom("contact_identity as i")
    .innerJoin("contact as p", (join) =>
      join.onRef("p.workspace_id", "=", "i.workspace_id").onRef("p.id", "=", "i.contact_id"),
    )
    .select(["p.id", "p.name"])
    .where("i.workspace_id", "=", workspaceId)
    .where("i.provider", "=", provider)
    .where("i.external_id", "=", externalId)
    .executeTakeFirst();
}

/** @throws the unique identity */
export async function insertIdentity(
  db: Writer,
  { workspaceId, contactId, provider, externalId, now }: Identity & { contactId: string; now: Date },
): Promise<void> {
  await db
    .insertInto("contact_identity")
    .values({
      ...{ workspace_id: workspaceId, contact_id: contactId, provider, external_id: externalId },
      created_at: now,
    })
    .execute();
}

/** Takes an identity away from a contact. */
export async function deleteIdentity(
  db: Writer,
  { workspaceId, contactId, id }: { workspaceId: string; contactId: string; id: string },
): Promise<void> {
  await db
    .deleteFrom("contact_identity")
    .where("workspace_id", "=", workspaceId)
    .where("contact_id", "=", contactId)
    .where("id", "=", id)
    .execute();
}

/** Puts tags to a contact, at the end of those they have. */
export async function insertContactTags(db: Writer, { workspaceId, id, now, tagIds }: At & { tagIds: string[] }) {
  if (tagIds.length === 0) return;
  await db
    .insertInto("contact_tag")
    .values(tagIds.map((tagId) => ({ workspace_id: workspaceId, contact_id: id, tag_id: tagId, created_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteContactTags(db: Writer, { workspaceId, id, tagIds }: Which & { tagIds: string[] }) {
  if (tagIds.length === 0) return;
  await db
    .deleteFrom("contact_tag")
    .where("workspace_id", "=", workspaceId)
    .where("contact_id", "=", id)
    .where("tag_id", "in", tagIds)
    .execute();
}
