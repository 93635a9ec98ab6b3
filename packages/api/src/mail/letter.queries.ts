import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";

export async function insertLetter(db: Writer, { sealed, now }: { sealed: Buffer; now: Date }): Promise<void> {
  await db.insertInto("mail").values({ letter_sealed: sealed, not_before: now, created_at: now }).execute();
}

interface Claimed {
  id: string;
  sealed: Buffer;
  /** How often it was tried, this time included. */
  attempts: number;
}

/** The letter that is due for longest, out of others' reach until `heldUntil`; of two who ask at once, each gets another. */
export async function claimLetter(
  db: Writer,
  { now, heldUntil }: { now: Date; heldUntil: Date },
): Promise<Claimed | undefined> {
  return db
    .updateTable("mail")
    .set({ attempts: sql`attempts + 1`, not_before: heldUntil })
    .where("id", "=", (from) =>
      from
        .selectFrom("mail")
        .select("id")
        .where("not_before", "<=", now)
        .orderBy("not_before")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["id", "letter_sealed as sealed", "attempts"])
    .executeTakeFirst();
}

export async function deferLetter(db: Writer, { id, until }: { id: string; until: Date }): Promise<void> {
  await db.updateTable("mail").set({ not_before: until }).where("id", "=", id).execute();
}

export async function deleteLetter(db: Writer, id: string): Promise<void> {
  await db.deleteFrom("mail").where("id", "=", id).execute();
}
