import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** Adds a point under a key and says how many there are in its window; a window that is over starts anew. */
export async function spendPoint(
  db: Writer,
  { key, now, windowMs }: { key: string; now: Date; windowMs: number },
): Promise<{ points: number; expiresInMs: number }> {
  const at = now.getTime();
  const row = await db
    .insertInto("rate_limit")
    .values({ key, points: 1, expire: at + windowMs })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        points: sql`case when rate_limit.expire > ${at} then rate_limit.points + 1 else 1 end`,
        expire: sql`case when rate_limit.expire > ${at} then rate_limit.expire else excluded.expire end`,
      }),
    )
    .returning(["points", "expire"])
    .executeTakeFirstOrThrow();
  return { points: row.points, expiresInMs: row.expire - at };
}

export async function forgetPoints(db: Writer, key: string): Promise<void> {
  await db.deleteFrom("rate_limit").where("key", "=", key).execute();
}
