import type { Reader } from "@frontdesk/db";

/** The workspaces in which conversations are to be counted anew. */
export async function listToRecount(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom("recount").select("workspace_id as id").distinct().execute();
  return rows.map(({ id }) => id);
}
