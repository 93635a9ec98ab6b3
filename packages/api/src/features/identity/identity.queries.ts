import type { Locale, Me } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";
import { foldEmail } from "./fold-email.ts";

/** Ends the first run for ever; false where it was over. Of two at once, one waits here and gets false. */
export async function endFirstRun(db: Writer, now: Date): Promise<boolean> {
  const rows = await db
    .updateTable("installation")
    .set({ set_up_at: now })
    .where("set_up_at", "is", null)
    .returning("id")
    .execute();
  return rows.length > 0;
}

interface NewAccount {
  email: string;
  name: string;
  passwordHash: string;
  locale: Locale;
  timezone: string;
  runsInstallation: boolean;
  now: Date;
}

/** @throws the unique key of the folded e-mail where it is taken */
export async function insertAccount(db: Writer, account: NewAccount): Promise<string> {
  const row = await db
    .insertInto("user")
    .values({
      email: account.email,
      email_folded: foldEmail(account.email),
      name: account.name,
      password_hash: account.passwordHash,
      locale: account.locale,
      timezone: account.timezone,
      runs_installation: account.runsInstallation,
      created_at: account.now,
      updated_at: account.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The account that may sign in under a folded e-mail. */
export async function findAccount(db: Reader, emailFolded: string) {
  return db
    .selectFrom("user")
    .select(["id", "name", "email", "locale", "password_hash as passwordHash"])
    .where("email_folded", "=", emailFolded)
    .where("disabled_at", "is", null)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
}

/** The password that a person is known by; null where they have none. */
export async function findPasswordHash(db: Reader, userId: string): Promise<string | null> {
  const row = await db.selectFrom("user").select("password_hash").where("id", "=", userId).executeTakeFirst();
  return row?.password_hash ?? null;
}

/** True where this is still what a person's password is known by; it stays so until the transaction ends. */
export async function holdsPassword(
  db: Writer,
  { userId, passwordHash }: { userId: string; passwordHash: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("user")
    .select("id")
    .where("id", "=", userId)
    .where("password_hash", "=", passwordHash)
    .where("disabled_at", "is", null)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}

export async function setPasswordHash(
  db: Writer,
  { userId, passwordHash, now }: { userId: string; passwordHash: string; now: Date },
): Promise<void> {
  await db
    .updateTable("user")
    .set({ password_hash: passwordHash, updated_at: now, version: sql`version + 1` })
    .where("id", "=", userId)
    .execute();
}

/** How a person is called; nobody else changes it until this transaction ends. @throws not_found */
export async function lockName(db: Writer, userId: string): Promise<string> {
  const row = await db.selectFrom("user").select("name").where("id", "=", userId).forNoKeyUpdate().executeTakeFirst();
  return found(row).name;
}

export async function setName(
  db: Writer,
  { userId, name, now }: { userId: string; name: string; now: Date },
): Promise<void> {
  await db
    .updateTable("user")
    .set({ name, updated_at: now, version: sql`version + 1` })
    .where("id", "=", userId)
    .execute();
}

/** @throws not_found */
export async function getUser(db: Reader, id: string): Promise<Me["user"]> {
  const row = await db
    .selectFrom("user")
    .select(["id", "name", "email", "locale", "runs_installation as runsInstallation"])
    .where("id", "=", id)
    .executeTakeFirst();
  return found(row);
}
