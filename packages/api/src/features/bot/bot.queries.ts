import type { Bot, BotState } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { found } from "../../desk-error.ts";

function bots(db: Reader) {
  return db
    .selectFrom("bot")
    .select(["id", "username", "name", "token_last4 as tokenLast4", "api_root as apiRoot", "state", "version"])
    .select(["last_update_at as lastUpdateAt", "last_error as lastError"])
    .where("deleted_at", "is", null);
}

type Row = Awaited<ReturnType<ReturnType<typeof bots>["executeTakeFirstOrThrow"]>>;

function toBot(row: Row): Bot {
  return { ...row, lastUpdateAt: row.lastUpdateAt?.toISOString() ?? null };
}

/** The workspace's bots, the oldest first. */
export async function listBots(db: Reader): Promise<Bot[]> {
  return (await bots(db).orderBy("id").execute()).map(toBot);
}

/** @throws not_found */
export async function getBot(db: Reader, id: string): Promise<Bot> {
  return toBot(found(await bots(db).where("id", "=", id).executeTakeFirst()));
}

/** The same, held for this transaction. @throws not_found */
export async function lockBot(db: Writer, id: string): Promise<Bot> {
  return toBot(found(await bots(db).where("id", "=", id).forUpdate().executeTakeFirst()));
}

interface BotPatch {
  state?: BotState;
  last_update_at?: Date;
  last_error?: string | null;
  last_error_at?: Date;
}

export async function changeBot(db: Writer, { id, now, patch }: { id: string; now: Date; patch: BotPatch }) {
  await db
    .updateTable("bot")
    .set((eb) => ({ ...patch, updated_at: now, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}
