import type { Reader, Writer } from "@frontdesk/db";

interface StoredUpdate {
  updateId: number;
  kind: string;
  payload: Record<string, unknown>;
}

/** Stores updates as a set: one that is known already stays as it is. Returns how many were new. */
export async function insertUpdates(
  db: Writer,
  { workspaceId, botId, updates }: { workspaceId: string; botId: string; updates: StoredUpdate[] },
): Promise<number> {
  if (updates.length === 0) return 0;
  const rows = updates
    .toSorted((one, other) => one.updateId - other.updateId)
    .map(({ updateId, kind, payload }) => ({
      workspace_id: workspaceId,
      bot_id: botId,
      update_id: updateId,
      kind,
      payload: JSON.stringify(payload),
    }));
  const inserted = await db
    .insertInto("tg_update")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0n);
}

/** What waits to be applied for a bot, in order of arrival. */
export async function listWaiting(
  db: Reader,
  { workspaceId, botId, limit }: { workspaceId: string; botId: string; limit: number },
) {
  return db
    .selectFrom("tg_update")
    .select(["update_id as updateId", "kind", "payload", "attempts"])
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("state", "=", "received")
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
export async function settleUpdate(
  db: Writer,
  { workspaceId, botId, updateId, state, error, now }: Settlement,
): Promise<boolean> {
  const settled = await db
    .updateTable("tg_update")
    .set({ state, settled_at: now, error: error ?? null })
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("update_id", "=", updateId)
    .where("state", "=", "received")
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
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
