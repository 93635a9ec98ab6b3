import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** Some consumers' places in one workspace's log. */
interface Places {
  workspaceId: string;
  consumers: readonly string[];
}

/** Where consumers stand, held for this transaction; without those whom another node has. */
export async function lockCursors(db: Writer, { workspaceId, consumers }: Places): Promise<Map<string, number>> {
  const known = await db
    .selectFrom("consumer_cursor")
    .select(["consumer", "seq"])
    .where("workspace_id", "=", workspaceId)
    .where("consumer", "in", consumers)
    .forUpdate()
    .skipLocked()
    .execute();
  const cursors = new Map(known.map(({ consumer, seq }) => [consumer, seq]));
  const missing = consumers.filter((consumer) => !cursors.has(consumer));
  if (missing.length === 0) return cursors;
  const first = await db
    .insertInto("consumer_cursor")
    .values(missing.map((consumer) => ({ workspace_id: workspaceId, consumer, seq: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(["consumer", "seq"])
    .execute();
  for (const { consumer, seq } of first) cursors.set(consumer, seq);
  return cursors;
}

/** Moves cursors on to a number, and none back. */
export async function moveCursors(
  db: Writer,
  { workspaceId, consumers, seq }: Places & { seq: number },
): Promise<void> {
  await db
    .updateTable("consumer_cursor")
    .set({ seq })
    .where("workspace_id", "=", workspaceId)
    .where("consumer", "in", consumers)
    .where("seq", "<", seq)
    .execute();
}

/** The workspaces whose log has grown beyond where any of some consumers stands. */
export async function listBehind(db: Reader, consumers: readonly string[]): Promise<string[]> {
  const head = sql<number | null>`(select max(seq) from event where event.workspace_id = w.id)`;
  const least = sql<number>`case when count(c.seq) < ${consumers.length} then 0 else min(c.seq) end`;
  const rows = await db
    .selectFrom("workspace as w")
    .leftJoin("consumer_cursor as c", (join) =>
      join.onRef("c.workspace_id", "=", "w.id").on("c.consumer", "in", consumers),
    )
    .select("w.id")
    .where("w.deleted_at", "is", null)
    .groupBy("w.id")
    .having(sql<boolean>`${head} > ${least}`)
    .execute();
  return rows.map(({ id }) => id);
}
