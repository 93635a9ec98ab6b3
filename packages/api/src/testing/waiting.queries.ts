import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** How many locks are waited for, by whomever: of a test that holds one, whether anybody has come to want it. */
export async function countWaiting(db: Reader): Promise<number> {
  const locks = sql<{ granted: boolean }>`pg_locks`.as("locks");
  const waiting = await db.selectFrom(locks).select("granted").where("granted", "=", false).execute();
  return waiting.length;
}
