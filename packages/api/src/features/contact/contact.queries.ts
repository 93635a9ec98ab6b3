import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { telegramNameOf, type Which } from "./contact-card.queries.ts";

export interface TelegramPerson {
  tgUserId: number;
  name: string;
  username: string | null;
  language: string | null;
}

interface KnownContact {
  id: string;
  /** How they called themselves when they last wrote. */
  name: string | null;
  username: string | null;
  language: string | null;
  /** Since when the desk calls them otherwise. */
  nameChosenAt: Date | null;
  avatarDueAt: Date | null;
  avatarSeenAt: Date | null;
  /** When they told the bot in which language to speak. */
  languageChosenAt: Date | null;
}

/** The contact behind a Telegram user, held for this transaction. */
export async function lockTelegramContact(
  db: Writer,
  { workspaceId, tgUserId }: { workspaceId: string; tgUserId: number },
): Promise<KnownContact | undefined> {
  return db
    .selectFrom("contact_identity as i")
    .innerJoin("contact as c", (join) =>
      join.onRef("c.workspace_id", "=", "i.workspace_id").onRef("c.id", "=", "i.contact_id"),
    )
    .select(["c.id", telegramNameOf("i", "c").as("name"), "i.display as username", "c.language"])
    .select("c.name_chosen_at as nameChosenAt")
    .select(["c.avatar_due_at as avatarDueAt", "c.avatar_seen_at as avatarSeenAt"])
    .select("c.language_chosen_at as languageChosenAt")
    .where("i.workspace_id", "=", workspaceId)
    .where("i.provider", "=", "telegram")
    .where("i.external_id", "=", String(tgUserId))
    .forUpdate()
    .executeTakeFirst();
}

interface Meeting {
  workspaceId: string;
  person: TelegramPerson;
  now: Date;
}

/** Lets nobody else meet a person until this transaction ends, by whichever bot: of two first messages one makes them known. */
export async function lockFirstMeeting(
  db: Writer,
  { workspaceId, tgUserId }: { workspaceId: string; tgUserId: number },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`frontdesk.person:${workspaceId}:${tgUserId}`}, 0))`.execute(
    db,
  );
}

/** Makes a person's contact, whose picture is due to be looked for, and returns its id. */
export async function insertTelegramContact(db: Writer, { workspaceId, person, now }: Meeting): Promise<string> {
  await db
    .insertInto("telegram_identity")
    .values({ tg_user_id: person.tgUserId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const contact = await db
    .insertInto("contact")
    .values({ workspace_id: workspaceId, name: person.name, language: person.language, avatar_due_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("contact_identity")
    .values({
      workspace_id: workspaceId,
      contact_id: contact.id,
      provider: "telegram",
      external_id: String(person.tgUserId),
      display: person.username,
    })
    .execute();
  return contact.id;
}

interface Renaming extends Meeting {
  known: KnownContact;
}

/** Writes down how a person calls themselves now, and keeps how they did before; a name that the desk chose stays. */
export async function renameTelegramContact(db: Writer, { workspaceId, known, person, now }: Renaming): Promise<void> {
  const { id, name, username } = known;
  if (name !== null && (name !== person.name || username !== person.username))
    await insertFormerName(db, { workspaceId, id, name, username, now });
  await db
    .updateTable("contact")
    .set((eb) => ({
      ...(!known.nameChosenAt && { name: person.name }),
      language: person.language,
      updated_at: now,
      version: eb("version", "+", 1),
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  await db
    .updateTable("contact_identity")
    .set({ display: person.username, name: person.name })
    .where("workspace_id", "=", workspaceId)
    .where("contact_id", "=", id)
    .where("provider", "=", "telegram")
    .where("external_id", "=", String(person.tgUserId))
    .execute();
}

/** Keeps how a contact was called until now. */
export async function insertFormerName(
  db: Writer,
  { workspaceId, id, name, username, now }: Which & { name: string; username: string | null; now: Date },
): Promise<void> {
  await db
    .insertInto("contact_name")
    .values({ workspace_id: workspaceId, contact_id: id, name, username, replaced_at: now })
    .execute();
}

/** Where a contact's conversations stand, and those of the groups in which they have spoken. */
export async function placesOfContact(db: Reader, { workspaceId, id }: { workspaceId: string; id: string }) {
  const places = db
    .selectFrom("conversation as c")
    .select(["c.inbox_id as inboxId", "c.team_id as teamId", "c.assignee_id as assigneeId"])
    .where("c.workspace_id", "=", workspaceId);
  const ofGroups = places
    .innerJoin("group_participant as gp", (join) =>
      join.onRef("gp.workspace_id", "=", "c.workspace_id").onRef("gp.group_id", "=", "c.contact_id"),
    )
    .where("gp.contact_id", "=", id);
  return places.where("c.contact_id", "=", id).unionAll(ofGroups).execute();
}

/** Has a contact's picture looked for. */
export async function askForAvatar(
  db: Writer,
  { workspaceId, id, now }: { workspaceId: string; id: string; now: Date },
): Promise<void> {
  await db
    .updateTable("contact")
    .set({ avatar_due_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Writes down the language that a contact chose. */
export async function putLanguage(
  db: Writer,
  { workspaceId, id, language, now }: { workspaceId: string; id: string; language: string; now: Date },
): Promise<void> {
  await db
    .updateTable("contact")
    .set((eb) => ({ language, language_chosen_at: now, updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}
