import type { Passkey } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { found } from "../../desk-error.ts";

const shown = ["id", "name", "created_at", "last_used_at"] as const;

interface Row {
  id: string;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
}

function toPasskey({ id, name, created_at, last_used_at }: Row): Passkey {
  return { id, name, createdAt: created_at.toISOString(), lastUsedAt: last_used_at?.toISOString() ?? null };
}

/** A person's passkeys, the oldest first. */
export async function listPasskeys(db: Reader, userId: string): Promise<Passkey[]> {
  const rows = await db.selectFrom("passkey").select(shown).where("user_id", "=", userId).orderBy("id").execute();
  return rows.map(toPasskey);
}

/** The credentials of a person, by the ids that authenticators know. */
export async function listCredentials(db: Reader, userId: string): Promise<{ id: string; transports: string[] }[]> {
  return db
    .selectFrom("passkey")
    .select(["credential_id as id", "transports"])
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
}

interface NewPasskey {
  userId: string;
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  name: string;
  now: Date;
}

/** @throws the unique key of credentials, where an authenticator is registered already */
export async function insertPasskey(db: Writer, passkey: NewPasskey): Promise<Passkey> {
  const row = await db
    .insertInto("passkey")
    .values({
      user_id: passkey.userId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: passkey.transports,
      name: passkey.name,
      created_at: passkey.now,
    })
    .returning(shown)
    .executeTakeFirstOrThrow();
  return toPasskey(row);
}

interface Credential {
  id: string;
  userId: string;
  email: string;
  publicKey: Buffer;
  counter: number;
}

/** The passkey that an authenticator calls by this id, of somebody who may sign in; held for this transaction. */
export async function lockCredential(db: Writer, credentialId: string): Promise<Credential | undefined> {
  return db
    .selectFrom("passkey as p")
    .innerJoin("user as u", "u.id", "p.user_id")
    .select(["p.id", "p.user_id as userId", "u.email_folded as email", "p.public_key as publicKey", "p.counter"])
    .where("p.credential_id", "=", credentialId)
    .where("u.disabled_at", "is", null)
    .where("u.deleted_at", "is", null)
    .forUpdate("p")
    .executeTakeFirst();
}

export async function noteUse(
  db: Writer,
  { id, counter, now }: { id: string; counter: number; now: Date },
): Promise<void> {
  await db.updateTable("passkey").set({ counter, last_used_at: now }).where("id", "=", id).execute();
}

interface Which {
  userId: string;
  passkeyId: string;
}

/** @throws not_found, also for somebody else's */
export async function renamePasskeyRow(
  db: Writer,
  { userId, passkeyId, name }: Which & { name: string },
): Promise<Passkey> {
  const row = await db
    .updateTable("passkey")
    .set({ name })
    .where("user_id", "=", userId)
    .where("id", "=", passkeyId)
    .returning(shown)
    .executeTakeFirst();
  return toPasskey(found(row));
}

/** @throws not_found, also for somebody else's */
export async function deletePasskey(db: Writer, { userId, passkeyId }: Which): Promise<{ name: string }> {
  const row = await db
    .deleteFrom("passkey")
    .where("user_id", "=", userId)
    .where("id", "=", passkeyId)
    .returning("name")
    .executeTakeFirst();
  return found(row);
}

export async function deletePasskeysOf(db: Writer, userId: string): Promise<void> {
  await db.deleteFrom("passkey").where("user_id", "=", userId).execute();
}
