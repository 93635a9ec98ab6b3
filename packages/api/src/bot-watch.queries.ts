import type { Reader } from "@frontdesk/db";

/** What every node keeps in mind of a bot. */
export interface WatchedBot {
  botId: string;
  pathHash: Buffer | null;
  secretHash: Buffer | null;
  debugUntil: Date | null;
}

/** The bots of all workspaces that Telegram may post to, or whose steps are logged. */
export function listWatched(db: Reader): Promise<WatchedBot[]> {
  return db
    .selectFrom("bot")
    .select(["id as botId", "webhook_path_hash as pathHash", "webhook_secret_hash as secretHash"])
    .select("debug_until as debugUntil")
    .where("deleted_at", "is", null)
    .where((eb) => eb.or([eb("webhook_path_hash", "is not", null), eb("debug_until", "is not", null)]))
    .execute();
}
