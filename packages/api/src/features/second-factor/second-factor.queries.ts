import type { SecondFactor } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";

/** True where signing in takes more than the password. */
export async function hasSecondFactor(db: Reader, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("totp")
    .select("user_id")
    .where("user_id", "=", userId)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** How a person's second factor stands. */
export async function findSecondFactor(db: Reader, userId: string): Promise<SecondFactor> {
  const isOn = await hasSecondFactor(db, userId);
  const codes = await db.selectFrom("recovery_code").select("code_hash").where("user_id", "=", userId).execute();
  return { isOn, recoveryCodesLeft: codes.length };
}

interface NewAuthenticator {
  userId: string;
  sealed: Buffer;
  now: Date;
}

/** Puts down an authenticator that is not confirmed yet, in the place of another such. */
export async function keepAuthenticator(db: Writer, { userId, sealed, now }: NewAuthenticator): Promise<void> {
  await db
    .insertInto("totp")
    .values({ user_id: userId, secret_sealed: sealed, created_at: now })
    .onConflict((conflict) =>
      conflict
        .column("user_id")
        .doUpdateSet({ secret_sealed: sealed, created_at: now, last_step: 0 })
        .where("totp.confirmed_at", "is", null),
    )
    .execute();
}

interface Authenticator {
  sealed: Buffer;
  isConfirmed: boolean;
  lastStep: number;
  createdAt: Date;
}

/** A person's authenticator, held for this transaction: of two who show one code at once, the second sees it used. */
export async function lockAuthenticator(db: Writer, userId: string): Promise<Authenticator | undefined> {
  const row = await db
    .selectFrom("totp")
    .select(["secret_sealed as sealed", "confirmed_at", "last_step as lastStep", "created_at as createdAt"])
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      sealed: row.sealed,
      isConfirmed: row.confirmed_at !== null,
      lastStep: row.lastStep,
      createdAt: row.createdAt,
    }
  );
}

export async function noteStep(db: Writer, { userId, step }: { userId: string; step: number }): Promise<void> {
  await db.updateTable("totp").set({ last_step: step }).where("user_id", "=", userId).execute();
}

export async function markConfirmed(db: Writer, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await db.updateTable("totp").set({ confirmed_at: now }).where("user_id", "=", userId).execute();
}

/** Forgets a person's authenticator and recovery codes; false where they had none that was confirmed. */
export async function deleteSecondFactor(db: Writer, userId: string): Promise<boolean> {
  const isOn = await hasSecondFactor(db, userId);
  await db.deleteFrom("totp").where("user_id", "=", userId).execute();
  return isOn;
}

export async function replaceRecoveryCodes(
  db: Writer,
  { userId, hashes }: { userId: string; hashes: Buffer[] },
): Promise<void> {
  await db.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
  await db
    .insertInto("recovery_code")
    .values(hashes.map((hash) => ({ user_id: userId, code_hash: hash })))
    .execute();
}

/** Uses a recovery code up; false where there is none like it. */
export async function spendRecoveryCode(
  db: Writer,
  { userId, hash }: { userId: string; hash: Buffer },
): Promise<boolean> {
  const row = await db
    .deleteFrom("recovery_code")
    .where("user_id", "=", userId)
    .where("code_hash", "=", hash)
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}
