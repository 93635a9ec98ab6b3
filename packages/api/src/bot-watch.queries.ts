import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** What every node keeps in mind of a bot. */
export interface WatchedBot {
  botId: string;
  pathHash: Buffer | null;
  secretHash: Buffer | null;
  debugUntil: Date | null;
}

/** Until when a bot `b` of a workspace `w` is logged: as long as somebody asked for either. */
export const watchedUntil = sql<Date | null>`greatest(b.debug_until, w.debug_until)`;

/** The workspaces whose calls are logged. */
export function listWatchedWorkspaces(db: Reader): Promise<{ workspaceId: string; debugUntil: Date | null }[]> {
  return db
    .selectFrom("workspace")
    .select(["id as workspaceId", "debug_until as debugUntil"])
    .where("debug_until", "is not", null)
    .execute();
}

/** The bots of all workspaces that Telegram may post to, or whose steps are logged. */
export function listWatched(db: Reader): Promise<WatchedBot[]> {
  return db
    .selectFrom("bot as b")
    .innerJoin("workspace as w", "w.id", "b.workspace_id")
    .select(["b.id as botId", "b.webhook_path_hash as pathHash", "b.webhook_secret_hash as secretHash"])
    .select(watchedUntil.as("debugUntil"))
    .where("b.deleted_at", "is", null)
    .where((eb) => eb.or([eb("b.webhook_path_hash", "is not", null), eb(watchedUntil, "is not", null)]))
    .execute();
}
