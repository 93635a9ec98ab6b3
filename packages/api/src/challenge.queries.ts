import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** What a challenge was made for; it is good for nothing else. */
export type ChallengeKind = "second_factor" | "passkey_sign_in" | "passkey_registration" | "passkey_proof";

interface NewChallenge {
  secretHash: Buffer;
  kind: ChallengeKind;
  userId: string | null;
  expiresAt: Date;
}

export async function insertChallenge(db: Writer, challenge: NewChallenge): Promise<void> {
  await db
    .insertInto("challenge")
    .values({
      secret_hash: challenge.secretHash,
      kind: challenge.kind,
      user_id: challenge.userId,
      expires_at: challenge.expiresAt,
    })
    .execute();
}

interface Asked {
  secretHash: Buffer;
  kind: ChallengeKind;
  now: Date;
}

/** Counts a try against a standing challenge and says whose it is; undefined where it does not stand any more. */
export async function tryChallenge(
  db: Writer,
  { secretHash, kind, now, most }: Asked & { most: number },
): Promise<string | undefined> {
  const row = await db
    .updateTable("challenge")
    .set({ tries: sql`tries + 1` })
    .where("secret_hash", "=", secretHash)
    .where("kind", "=", kind)
    .where("expires_at", ">", now)
    .where("tries", "<", most)
    .returning("user_id as userId")
    .executeTakeFirst();
  return row?.userId ?? undefined;
}

/** Ends whatever a person began in two steps: the first may have been taken by what is true no longer. */
export async function endChallenges(db: Writer, userId: string): Promise<void> {
  await db.deleteFrom("challenge").where("user_id", "=", userId).execute();
}

/** Uses a standing challenge up: of two who bring it at once, one is too late. Says whose it was. */
export async function spendChallenge(
  db: Writer,
  { secretHash, kind, now }: Asked,
): Promise<{ userId: string | null } | undefined> {
  return db
    .deleteFrom("challenge")
    .where("secret_hash", "=", secretHash)
    .where("kind", "=", kind)
    .where("expires_at", ">", now)
    .returning("user_id as userId")
    .executeTakeFirst();
}
