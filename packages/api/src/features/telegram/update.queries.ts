import { chatIdOf, telegramLimits } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

interface StoredUpdate {
  updateId: number;
  kind: string;
  payload: Record<string, unknown>;
}

/** Stores updates as a set: one that is known already stays as it is. Returns how many were new, and when the last came. */
export async function insertUpdates(
  db: Writer,
  { workspaceId, botId, updates }: { workspaceId: string; botId: string; updates: StoredUpdate[] },
): Promise<{ stored: number; lastUpdateAt: Date | null }> {
  if (updates.length === 0) return { stored: 0, lastUpdateAt: null };
  const rows = updates
    .toSorted((one, other) => one.updateId - other.updateId)
    .map(({ updateId, kind, payload }) => ({
      workspace_id: workspaceId,
      bot_id: botId,
      update_id: updateId,
      kind,
      chat_id: chatIdOf(payload) ?? noChat,
      payload: JSON.stringify(payload),
    }));
  const { stored, lastUpdateAt } = await db
    .with("fresh", (cte) =>
      cte
        .insertInto("tg_update")
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .returning("update_id"),
    )
    .selectFrom("bot")
    .select("last_update_at as lastUpdateAt")
    .select((eb) => eb.selectFrom("fresh").select(sql<number>`count(*)`.as("count")).as("stored"))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", botId)
    .executeTakeFirstOrThrow();
  return { stored: stored ?? 0, lastUpdateAt };
}

const noChat = 0;

interface Waiting {
  updateId: number;
  kind: string;
  payload: unknown;
  attempts: number;
}

/**
 * What waits to be applied for a bot, of each chat in order of arrival: the first of each, then the second of each, and
 * so on to a few, so that chats whose updates pile up do not hide the others.
 */
export async function listWaiting(
  db: Reader,
  { workspaceId, botId, limit }: { workspaceId: string; botId: string; limit: number },
): Promise<Waiting[]> {
  const ofBot = sql`workspace_id = ${workspaceId} and bot_id = ${botId} and state = 'received'`;
  // One look at the index for each chat, however much waits behind its first.
  const waiting = sql<Waiting & { arrival: number; rank: number }>`(
    with recursive chat as (
      (select chat_id from tg_update where ${ofBot} order by chat_id limit 1)
      union all
      select (select u.chat_id from tg_update u where ${ofBot} and u.chat_id > chat.chat_id order by u.chat_id limit 1)
        from chat where chat.chat_id is not null
    )
    select first.update_id as "updateId", first.kind, first.payload, first.attempts, first.arrival, first.rank
      from chat cross join lateral (
        select *, row_number() over (order by arrival) as rank from tg_update
         where ${ofBot} and tg_update.chat_id = chat.chat_id
         order by arrival limit ${telegramLimits.updatesPerChat}
      ) first
  )`;
  return db
    .selectFrom(waiting.as("waiting"))
    .select(["updateId", "kind", "payload", "attempts"])
    .orderBy("rank")
    .orderBy("arrival")
    .limit(limit)
    .execute();
}

interface Settlement {
  workspaceId: string;
  botId: string;
  updateId: number;
  state: "applied" | "ignored" | "failed";
  error?: string;
  now: Date;
}

/** P5: settles an update in the transaction of its effect; false where it had been settled before. */
export async function settleUpdate(db: Writer, settlement: Settlement): Promise<boolean> {
  return (await settling(db, settlement).executeTakeFirst()) !== undefined;
}

/** The statement that does so, for one of which it is a part; it returns a row where the update had not been settled. */
export function settling(
  db: Pick<Writer, "updateTable">,
  { workspaceId, botId, updateId, state, error, now }: Settlement,
) {
  return db
    .updateTable("tg_update")
    .set({ state, settled_at: now, error: error ?? null })
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("update_id", "=", updateId)
    .where("state", "=", "received")
    .returning("update_id");
}

/** Counts a failed try at an update and returns how many there were; null where it is settled. */
export async function countAttempt(
  db: Writer,
  { workspaceId, botId, updateId, error }: { workspaceId: string; botId: string; updateId: number; error: string },
): Promise<number | null> {
  const row = await db
    .updateTable("tg_update")
    .set((eb) => ({ attempts: eb("attempts", "+", 1), error }))
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("update_id", "=", updateId)
    .where("state", "=", "received")
    .returning("attempts")
    .executeTakeFirst();
  return row?.attempts ?? null;
}
