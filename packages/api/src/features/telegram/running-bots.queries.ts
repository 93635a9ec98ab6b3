import type { Reader } from "@frontdesk/db";
import { watchedUntil } from "../../bot-watch.queries.ts";

/** Bots of every workspace but those switched off or whose token Telegram refused. */
export async function listRunningBots(db: Reader) {
  return db
    .selectFrom("bot as b")
    .innerJoin("workspace as w", "w.id", "b.workspace_id")
    .select(["b.id as botId", "b.tg_id as tgId", "b.username", "b.name", "b.api_root as apiRoot", "b.mode", "b.state"])
    .select(["b.token_sealed as tokenSealed", "b.webhook_sealed as webhookSealed", "b.delivery"])
    .select(["b.check_asked_at as checkAskedAt", watchedUntil.as("debugUntil")])
    .where("b.state", "not in", ["off", "revoked"])
    .where("b.deleted_at", "is", null)
    .orderBy("b.id")
    .execute();
}
