import type { Reader } from "@frontdesk/db";

/** The workspaces in which a conversation's time to wake has come. */
export async function listWorkspacesToWake(db: Reader, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom("conversation")
    .select("workspace_id as id")
    .distinct()
    .where("state", "=", "snoozed")
    .where("snoozed_until", "<=", now)
    .execute();
  return rows.map(({ id }) => id);
}
