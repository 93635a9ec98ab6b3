import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** Has the clocks of all live conversations reckoned anew, since what they follow from has changed beside them. */
export async function reckonAnew({ db, workspaceId }: { db: Writer; workspaceId: string }): Promise<void> {
  await db
    .insertInto("sla_reckoning")
    .values({ workspace_id: workspaceId })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet({ after: sql`default` }))
    .execute();
}
