import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** The mirror's name among those who follow the log. */
export const mirror = "staff_group";

/** Lets the mirror of a workspace that has none yet begin at the log's present end: what was before has nobody to be told to. */
export async function beginMirror(db: Writer, workspaceId: string): Promise<void> {
  const head = db
    .selectFrom("event")
    .select((eb) => eb.fn.coalesce(eb.fn.max("seq"), sql<number>`0`).as("seq"))
    .where("workspace_id", "=", workspaceId);
  await db
    .insertInto("consumer_cursor")
    .values({ workspace_id: workspaceId, consumer: mirror, seq: head })
    .onConflict((conflict) => conflict.columns(["workspace_id", "consumer"]).doNothing())
    .execute();
}
