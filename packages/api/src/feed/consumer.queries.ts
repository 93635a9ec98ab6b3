import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** One consumer's place in one workspace's log. */
interface Place {
  workspaceId: string;
  consumer: string;
}

/** Where a consumer stands, held for this transaction; null where another node has it. */
export async function lockCursor(db: Writer, { workspaceId, consumer }: Place): Promise<number | null> {
  const known = await db
    .selectFrom("consumer_cursor")
    .select("seq")
    .where("workspace_id", "=", workspaceId)
    .where("consumer", "=", consumer)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (known) return known.seq;
  const first = await db
    .insertInto("consumer_cursor")
    .values({ workspace_id: workspaceId, consumer, seq: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning("seq")
    .executeTakeFirst();
  return first?.seq ?? null;
}

export async function moveCursor(db: Writer, { workspaceId, consumer, seq }: Place & { seq: number }): Promise<void> {
  await db
    .updateTable("consumer_cursor")
    .set({ seq })
    .where("workspace_id", "=", workspaceId)
    .where("consumer", "=", consumer)
    .execute();
}

/** The workspaces whose log has grown beyond where a consumer stands. */
export async function listBehind(db: Reader, consumer: string): Promise<string[]> {
  const head = sql<number | null>`(select max(seq) from event where event.workspace_id = w.id)`;
  const rows = await db
    .selectFrom("workspace as w")
    .leftJoin("consumer_cursor as c", (join) =>
      join.onRef("c.workspace_id", "=", "w.id").on("c.consumer", "=", consumer),
    )
    .select("w.id")
    .where("w.deleted_at", "is", null)
    .where(sql<boolean>`${head} > coalesce(c.seq, 0)`)
    .execute();
  return rows.map(({ id }) => id);
}
