import type { Writer } from "@frontdesk/db";

export interface TelegramPerson {
  tgUserId: number;
  name: string;
  username: string | null;
  language: string | null;
}

interface KnownContact {
  id: string;
  name: string;
  username: string | null;
  language: string | null;
  avatar: string | null;
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
    .select(["c.id", "c.name", "i.display as username", "c.language", "c.avatar_hash as avatar"])
    .where("i.workspace_id", "=", workspaceId)
    .where("i.provider", "=", "telegram")
    .where("i.external_id", "=", String(tgUserId))
    .forUpdate()
    .executeTakeFirst();
}

export async function insertTelegramContact(db: Writer, workspaceId: string, person: TelegramPerson): Promise<string> {
  await db
    .insertInto("telegram_identity")
    .values({ tg_user_id: person.tgUserId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const contact = await db
    .insertInto("contact")
    .values({ workspace_id: workspaceId, name: person.name, language: person.language })
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

/** Writes down how a person calls themselves now. */
export async function renameTelegramContact(
  db: Writer,
  { workspaceId, id, person, now }: { workspaceId: string; id: string; person: TelegramPerson; now: Date },
): Promise<void> {
  await db
    .updateTable("contact")
    .set((eb) => ({
      name: person.name,
      language: person.language,
      updated_at: now,
      version: eb("version", "+", 1),
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  await db
    .updateTable("contact_identity")
    .set({ display: person.username })
    .where("workspace_id", "=", workspaceId)
    .where("contact_id", "=", id)
    .where("provider", "=", "telegram")
    .where("external_id", "=", String(person.tgUserId))
    .execute();
}
