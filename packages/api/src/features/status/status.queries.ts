import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

const count = sql<number>`count(*)::integer`;
/** More than anybody wants to know of a minute, and few enough to count at once. */
const countedEvents = 10_000;

/** What of a workspace is to be sent, or could not be, or may have been; and since when the oldest waits. */
export async function outboxOf(db: Reader, workspaceId: string) {
  const own = db.selectFrom("outbox").where("workspace_id", "=", workspaceId);
  const waiting = await own
    .select([count.as("waiting"), sql<Date | null>`min(created_at)`.as("oldestAt")])
    .where("state", "in", ["queued", "leased", "sending"])
    .executeTakeFirstOrThrow();
  const stuck = await own
    .select([
      sql<number>`(count(*) filter (where state = 'unknown'))::integer`.as("unknown"),
      sql<number>`(count(*) filter (where state = 'failed'))::integer`.as("failed"),
    ])
    .where("state", "in", ["failed", "unknown"])
    .executeTakeFirstOrThrow();
  return { ...waiting, ...stuck };
}

/** Updates of a workspace's bots that are stored and not applied, and those that could not be. */
export async function updatesOf(db: Reader, workspaceId: string) {
  const own = db.selectFrom("tg_update").where("workspace_id", "=", workspaceId);
  const waiting = await own
    .select([count.as("waiting"), sql<Date | null>`min(received_at)`.as("oldestAt")])
    .where("state", "=", "received")
    .executeTakeFirstOrThrow();
  const { failed } = await own.select(count.as("failed")).where("state", "=", "failed").executeTakeFirstOrThrow();
  return { ...waiting, failed };
}

/** How many events of a workspace came after `since`, among its last ten thousand. */
export async function countEventsSince(
  db: Reader,
  { workspaceId, head, since }: { workspaceId: string; head: number; since: Date },
): Promise<number> {
  const row = await db
    .selectFrom("event")
    .select(count.as("events"))
    .where("workspace_id", "=", workspaceId)
    .where("seq", ">", head - countedEvents)
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  return row.events;
}

/** Until when a workspace is logged step by step; null where it is not. */
export async function findDebugUntil(db: Reader, workspaceId: string): Promise<Date | null> {
  const { until } = await db
    .selectFrom("workspace")
    .select(sql<Date | null>`case when debug_until > desk_now() then debug_until end`.as("until"))
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return until;
}

/** Changes that, and returns what it was. */
export async function setDebugUntil(
  db: Writer,
  { workspaceId, until }: { workspaceId: string; until: Date | null },
): Promise<Date | null> {
  const before = await findDebugUntil(db, workspaceId);
  await db.updateTable("workspace").set({ debug_until: until }).where("id", "=", workspaceId).execute();
  return before;
}
