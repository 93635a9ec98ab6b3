import type { Reader } from "@frontdesk/db";

/** Bots of every workspace but those switched off or whose token Telegram refused. */
export async function listRunningBots(db: Reader) {
  return db
    .selectFrom("bot")
    .select(["id as botId", "tg_id as tgId", "username", "name", "api_root as apiRoot", "mode", "state"])
    .select(["token_sealed as tokenSealed", "webhook_sealed as webhookSealed", "delivery"])
    .select(["check_asked_at as checkAskedAt", "debug_until as debugUntil"])
    .where("state", "not in", ["off", "revoked"])
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
}
