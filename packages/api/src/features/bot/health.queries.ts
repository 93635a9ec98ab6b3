import { type BotChat, lacksOf } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";
import type { Which } from "./bot.queries.ts";

/** When Telegram was heard last. @throws not_found */
export async function getTimes(db: Reader, { workspaceId, botId }: Which) {
  return found(
    await db
      .selectFrom("bot")
      .select("heard_at as heardAt")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", botId)
      .executeTakeFirst(),
  );
}

/** Everything that is written down of a bot's health, its sealed token among it. @throws not_found */
export async function getHealthRow(db: Reader, { workspaceId, botId }: Which) {
  return found(
    await db
      .selectFrom("bot")
      .select(["id", "tg_id as tgId", "username", "api_root as apiRoot", "token_sealed as tokenSealed", "state"])
      .select(["reason", "mode", "delivery", "last_update_at as lastUpdateAt", "last_error as lastError"])
      .select(["last_error_at as lastErrorAt", "can_join_groups as canJoinGroups", "supports_inline as supportsInline"])
      .select(["reads_all_group_messages as readsAllGroupMessages", "pending_updates as pendingUpdates"])
      .select(["telegram_error as telegramError", "telegram_error_at as telegramErrorAt", "checked_at as checkedAt"])
      .select(["heard_at as heardAt", "away_from as awayFrom", "away_to as awayTo", "disturbed_at as disturbedAt"])
      .select(["disturbance"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", botId)
      .where("deleted_at", "is", null)
      .executeTakeFirst(),
  );
}

export type HealthRow = Awaited<ReturnType<typeof getHealthRow>>;

/** Who polls and sends for the bot now; null where nobody does. */
export async function findHolder(db: Reader, { workspaceId, botId, now }: Which & { now: Date }) {
  const row = await db
    .selectFrom("bot_lease")
    .select("holder")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row?.holder ?? null;
}

/** How many stored updates wait, and how many were given up. */
export async function countUpdates(db: Reader, { workspaceId, botId }: Which) {
  // One question for each partial index.
  const count = async (state: "received" | "failed") => {
    const row = await db
      .selectFrom("tg_update")
      .select(sql<number>`count(*)::integer`.as("count"))
      .where("workspace_id", "=", workspaceId)
      .where("bot_id", "=", botId)
      .where("state", "=", sql.lit(state))
      .executeTakeFirstOrThrow();
    return row.count;
  };
  return { waiting: await count("received"), failed: await count("failed") };
}

/** How many sends wait, failed, or are in doubt. */
export async function countSends(db: Reader, { workspaceId, botId }: Which) {
  const among = (states: string) =>
    db
      .selectFrom("outbox")
      .select(["state", sql<number>`count(*)::integer`.as("count")])
      .where("workspace_id", "=", workspaceId)
      .where("bot_id", "=", botId)
      .where(sql<boolean>`state in (${sql.raw(states)})`)
      .where("is_test", "=", false)
      .groupBy("state");
  // One branch for each partial index.
  const rows = await among("'queued', 'leased', 'sending'").unionAll(among("'failed', 'unknown'")).execute();
  const of = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
  return { waiting: of("queued", "leased", "sending"), unknown: of("unknown"), failed: of("failed") };
}

const mostChats = 200;

/** The groups and channels that the bot is in, those it administers first. */
export async function listGroups(db: Reader, { workspaceId, botId }: Which): Promise<BotChat[]> {
  const rows = await db
    .selectFrom("tg_chat")
    .select(["chat_id as tgChatId", "type", "title", "is_forum as isForum", "bot_status as status"])
    .select("bot_rights as rights")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("type", "<>", "private")
    .where("migrated_to", "is", null)
    .where("bot_status", "in", ["creator", "administrator", "member", "restricted"])
    .orderBy(sql`bot_status in ('creator', 'administrator')`, "desc")
    .orderBy("title")
    .limit(mostChats)
    .execute();
  return rows.flatMap(({ type, title, status, ...row }) =>
    type === "private"
      ? []
      : [{ ...row, type, title: title ?? "", isAdmin: status === "administrator" || status === "creator" }],
  );
}

/** The titles of a bot's staff groups in which it can't do its work. */
export async function listStuckStaffGroups(db: Reader, { workspaceId, botId }: Which): Promise<string[]> {
  const rows = await db
    .selectFrom("staff_group as g")
    .innerJoin("tg_chat as t", (join) =>
      join
        .onRef("t.workspace_id", "=", "g.workspace_id")
        .onRef("t.bot_id", "=", "g.bot_id")
        .onRef("t.chat_id", "=", "g.chat_id"),
    )
    .select(["t.title", "t.is_forum as isForum", "t.bot_status as status", "t.bot_rights as rights"])
    .where("g.workspace_id", "=", workspaceId)
    .where("g.bot_id", "=", botId)
    .where("g.deleted_at", "is", null)
    .orderBy("g.id")
    .execute();
  return rows.flatMap(({ title, ...chat }) => (lacksOf(chat).length > 0 ? [title ?? ""] : []));
}
