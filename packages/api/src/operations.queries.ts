import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** How much of something waits, and since when the oldest of it does. */
export interface Waiting {
  state: string;
  count: number;
  since: Date;
}

/** What is to be sent and has no outcome yet, and what nobody knows the outcome of, over all workspaces. */
export async function outboxDepths(db: Reader): Promise<Waiting[]> {
  const depth = (states: ("queued" | "leased" | "sending" | "unknown")[]) =>
    db
      .selectFrom("outbox")
      .select(["state", sql<number>`count(*)::integer`.as("count"), sql<Date>`min(created_at)`.as("since")])
      .where("state", "in", states)
      .groupBy("state");
  // One branch for each partial index.
  return depth(["queued", "leased", "sending"])
    .unionAll(depth(["unknown"]))
    .execute();
}

/** Messages that could not be sent, over all workspaces. */
export async function countFailedSends(db: Reader): Promise<number> {
  const row = await db
    .selectFrom("outbox")
    .select(sql<number>`count(*)::integer`.as("count"))
    .where("state", "=", "failed")
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Updates that Telegram delivered and nobody has applied yet. */
export async function updatesWaiting(db: Reader): Promise<{ count: number; since: Date | null }> {
  return db
    .selectFrom("tg_update")
    .select([sql<number>`count(*)::integer`.as("count"), sql<Date | null>`min(received_at)`.as("since")])
    .where("state", "=", "received")
    .executeTakeFirstOrThrow();
}

/** Letters that no mail server has taken yet. */
export async function lettersWaiting(db: Reader): Promise<{ count: number; since: Date | null }> {
  return db
    .selectFrom("mail")
    .select([sql<number>`count(*)::integer`.as("count"), sql<Date | null>`min(created_at)`.as("since")])
    .executeTakeFirstOrThrow();
}

/** The last numbers of all logs added up: it grows by one with each event. */
export async function eventHead(db: Reader): Promise<number> {
  const row = await db
    .selectFrom("workspace")
    .select(
      sql<number>`coalesce(sum((select max(seq) from event where event.workspace_id = workspace.id)), 0)::float8`.as(
        "head",
      ),
    )
    .executeTakeFirstOrThrow();
  return row.head;
}

/** A bot's health as the installation's keeper may know it: no token, and no name of the workspace. */
export interface BotStanding {
  username: string;
  state: string;
  /** How its updates should come, and how they do. */
  mode: "polling" | "webhook";
  delivery: "polling" | "webhook" | null;
  lastUpdateAt: Date | null;
  lastError: string | null;
  lastErrorAt: Date | null;
}

export async function listBotStandings(db: Reader): Promise<BotStanding[]> {
  return db
    .selectFrom("bot")
    .select(["username", "state", "last_update_at as lastUpdateAt", "last_error as lastError"])
    .select(["last_error_at as lastErrorAt", "mode", "delivery"])
    .where("deleted_at", "is", null)
    .orderBy("username")
    .execute();
}

/** What the database says of itself: its version, its own clock (ISO 8601), and who is logged in. */
export async function findDatabaseServer(db: Reader): Promise<{ version: string; login: string; time: string }> {
  const row = await db
    .selectFrom("installation")
    .select([
      sql<string>`current_setting('server_version')`.as("version"),
      sql<string>`session_user::text`.as("login"),
      sql<Date>`clock_timestamp()`.as("time"),
    ])
    .executeTakeFirstOrThrow();
  return { ...row, time: row.time.toISOString() };
}
