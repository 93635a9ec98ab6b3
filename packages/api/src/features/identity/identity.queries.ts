import type { Locale, Me } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
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
    .select(["id", "password_hash as passwordHash"])
    .where("email_folded", "=", emailFolded)
    .where("disabled_at", "is", null)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
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

interface NewSession {
  userId: string;
  secretHash: Buffer;
  ip: string | null;
  agent: string | null;
  now: Date;
  expiresAt: Date;
}

export async function insertSession(db: Writer, session: NewSession): Promise<void> {
  await db
    .insertInto("session")
    .values({
      user_id: session.userId,
      secret_hash: session.secretHash,
      ip: session.ip,
      agent: session.agent,
      created_at: session.now,
      last_used_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute();
}

export async function revokeSession(db: Writer, { id, now }: { id: string; now: Date }): Promise<void> {
  await db
    .updateTable("session")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .execute();
}
