import { type Bot, botReasons } from "@frontdesk/contract";
import type { DB, Reader, Writer } from "@frontdesk/db";
import { sql, type Updateable } from "kysely";
import { found } from "../../desk-error.ts";

function bots(db: Reader, workspaceId: string) {
  return db
    .selectFrom("bot")
    .select(["id", "username", "name", "token_last4 as tokenLast4", "api_root as apiRoot", "state", "version"])
    .select(["mode", "delivery", "reason", "last_update_at as lastUpdateAt", "last_error as lastError"])
    .select(["checked_at as checkedAt", "debug_until as debugUntil"])
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null);
}

type Row = Awaited<ReturnType<ReturnType<typeof bots>["executeTakeFirstOrThrow"]>>;

function toBot({ lastUpdateAt, checkedAt, debugUntil, reason, ...row }: Row): Bot {
  return {
    ...row,
    reason: botReasons.find((known) => known === reason) ?? null,
    lastUpdateAt: lastUpdateAt?.toISOString() ?? null,
    checkedAt: checkedAt?.toISOString() ?? null,
    debugUntil: debugUntil?.toISOString() ?? null,
  };
}

/** The workspace's bots, the oldest first. */
export async function listBots(db: Reader, workspaceId: string): Promise<Bot[]> {
  return (await bots(db, workspaceId).orderBy("id").execute()).map(toBot);
}

/** A bot's row, addressed within its workspace. */
export interface Which {
  workspaceId: string;
  botId: string;
}

/** @throws not_found */
export async function getBot(db: Reader, { workspaceId, botId }: Which): Promise<Bot> {
  return toBot(found(await bots(db, workspaceId).where("id", "=", botId).executeTakeFirst()));
}

/** The same, held for this transaction. @throws not_found */
export async function lockBot(db: Writer, { workspaceId, botId }: Which): Promise<Bot> {
  return toBot(found(await bots(db, workspaceId).where("id", "=", botId).forUpdate().executeTakeFirst()));
}

/** What of a bot may change; its identity and its token are others' to write. */
type BotPatch = Omit<
  Updateable<DB["bot"]>,
  "workspace_id" | "id" | "tg_id" | "token_sealed" | "version" | "created_at" | "updated_at"
>;

export async function changeBot(
  db: Writer,
  { workspaceId, botId, now, patch }: Which & { now: Date; patch: BotPatch },
): Promise<void> {
  await db
    .updateTable("bot")
    .set({ ...patch, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", botId)
    .execute();
}

/** Notes something that neither the list of bots nor its followers show. */
export async function noteBot(
  db: Writer,
  {
    workspaceId,
    botId,
    patch,
  }: Which & { patch: Pick<BotPatch, "heard_at" | "away_from" | "away_to" | "check_asked_at"> },
): Promise<void> {
  await db.updateTable("bot").set(patch).where("workspace_id", "=", workspaceId).where("id", "=", botId).execute();
}

/** What Telegram told of a bot, and the token it was told for. */
interface Known {
  workspaceId: string;
  tgId: number;
  username: string;
  name: string;
  tokenSealed: Buffer;
  tokenLast4: string;
  apiRoot: string;
  now: Date;
}

function columnsOf({ username, name, tokenSealed, tokenLast4, apiRoot, now }: Known) {
  return { username, name, token_sealed: tokenSealed, token_last4: tokenLast4, api_root: apiRoot, updated_at: now };
}

/** @throws the unique key of the Telegram id where any workspace has this bot */
export async function insertBot(db: Writer, known: Known): Promise<string> {
  const { workspaceId, tgId, now } = known;
  const row = await db
    .insertInto("bot")
    .values({ workspace_id: workspaceId, tg_id: tgId, ...columnsOf(known), created_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Gives a bot whose token Telegram refused a new one; nothing where this workspace has no such bot. */
export async function renewRevokedBot(db: Writer, known: Known): Promise<string | undefined> {
  const row = await db
    .updateTable("bot")
    .set({ ...columnsOf(known), state: "live", ...noFault, version: sql`version + 1` })
    .where("workspace_id", "=", known.workspaceId)
    .where("tg_id", "=", known.tgId)
    .where("state", "=", "revoked")
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Gives a bot another token; false where the token belongs to another bot. */
export async function renewBot(
  db: Writer,
  { botId, state, ...known }: Known & { botId: string; state: "live" | "off" },
): Promise<boolean> {
  const renewed = await db
    .updateTable("bot")
    .set({ ...columnsOf(known), state, ...noFault, version: sql`version + 1` })
    .where("workspace_id", "=", known.workspaceId)
    .where("id", "=", botId)
    .where("tg_id", "=", known.tgId)
    .executeTakeFirst();
  return renewed.numUpdatedRows > 0n;
}

const noFault = { reason: null, last_error: null, last_error_at: null };
