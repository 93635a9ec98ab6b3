import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** How many locks are waited for, by whomever: of a test that holds one, whether anybody has come to want it. */
export async function countWaiting(db: Reader): Promise<number> {
  const locks = sql<{ granted: boolean }>`pg_locks`.as("locks");
  const waiting = await db.selectFrom(locks).select("granted").where("granted", "=", false).execute();
  return waiting.length;
}

/** Lets nobody read a session before this transaction ends: a database that is slow to know anybody. */
export async function lockSessions(db: Writer): Promise<void> {
  await sql`lock table session in access exclusive mode`.execute(db);
}
