import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** The workspaces whose live conversations are to be looked at anew. */
export async function listWorkspacesToReckon(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom("sla_reckoning").select("workspace_id as id").execute();
  return rows.map(({ id }) => id);
}

/** How far a workspace's reckoning is, held for this transaction; undefined where it is done, or another has it. */
export async function lockReckoning(db: Writer, workspaceId: string): Promise<{ after: string } | undefined> {
  return db
    .selectFrom("sla_reckoning")
    .select("after")
    .where("workspace_id", "=", workspaceId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** The next live conversations behind one of them. */
export async function listLiveBehind(
  db: Reader,
  { workspaceId, after, limit }: { workspaceId: string; after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("conversation")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", ">", after)
    .where(sql<boolean>`state not in ('closed', 'spam')`)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Notes how far a reckoning is; null where it is done. */
export async function moveReckoning(
  db: Writer,
  { workspaceId, after }: { workspaceId: string; after: string | null },
): Promise<void> {
  if (after === null) await db.deleteFrom("sla_reckoning").where("workspace_id", "=", workspaceId).execute();
  else await db.updateTable("sla_reckoning").set({ after }).where("workspace_id", "=", workspaceId).execute();
}
