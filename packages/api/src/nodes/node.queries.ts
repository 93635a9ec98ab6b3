import type { LiveFigures, NodeFigures } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

interface Beat {
  id: string;
  startedAt: Date;
  now: Date;
  /** By workspace; those of the node itself under the installation's. */
  figures: ReadonlyMap<string, LiveFigures>;
}

/** Writes what a node counts over what it wrote before. */
export async function writeBeat(db: Writer, { id, startedAt, now, figures }: Beat): Promise<void> {
  const workspaceIds = [...figures.keys()];
  const counted = [...figures.values()].map((each) => JSON.stringify(each));
  await db
    .insertInto("node")
    .columns(["workspace_id", "id", "started_at", "seen_at", "figures"])
    .expression((eb) =>
      eb
        .selectFrom(
          sql<{
            workspace_id: string;
            figures: string;
          }>`unnest(${workspaceIds}::uuid[], ${counted}::jsonb[])`.as<"beat">(sql`beat(workspace_id, figures)`),
        )
        .select(["beat.workspace_id"])
        .select([sql`${id}::uuid`.as("id"), sql`${startedAt}::timestamptz`.as("started_at")])
        .select([sql`${now}::timestamptz`.as("seen_at"), "beat.figures"]),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "id"])
        .doUpdateSet((eb) => ({ seen_at: eb.ref("excluded.seen_at"), figures: eb.ref("excluded.figures") })),
    )
    .execute();
}

/** What nodes wrote about a workspace since then, the one that started first in front. */
export async function listNodes(
  db: Reader,
  { workspaceId, since }: { workspaceId: string; since: Date },
): Promise<NodeFigures[]> {
  const rows = await db
    .selectFrom("node")
    .select(["id", "started_at", "figures"])
    .where("workspace_id", "=", workspaceId)
    .where("seen_at", ">", since)
    .orderBy("started_at")
    .orderBy("id")
    .execute();
  // Only `writeBeat` writes there.
  return rows.map(({ id, started_at, figures }) => ({
    ...(figures as object as LiveFigures),
    id,
    startedAt: started_at.toISOString(),
  }));
}

/** Removes what nobody renews. */
export async function deleteNodesBefore(db: Writer, before: Date): Promise<void> {
  await db.deleteFrom("node").where("seen_at", "<", before).execute();
}

/** Removes a node that stops. */
export async function deleteNode(db: Writer, id: string): Promise<void> {
  await db.deleteFrom("node").where("id", "=", id).execute();
}
