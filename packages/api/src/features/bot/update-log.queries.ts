import { type LoggedUpdate, shapeOf } from "@frontdesk/contract";
import type { ListUpdates } from "@frontdesk/contract/inputs";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Which } from "./bot.queries.ts";

/** A page of what Telegram delivered to a bot, the newest first. */
export async function pageOfUpdates(
  db: Reader,
  { workspaceId, botId, state, cursor, limit }: { workspaceId: string } & ListUpdates,
): Promise<{ rows: LoggedUpdate[]; next: number | null }> {
  let page = db
    .selectFrom("tg_update")
    .select(["update_id as updateId", "arrival", "kind", "state", "chat_id as chatId", "attempts", "error", "payload"])
    .select(["received_at as receivedAt", "settled_at as settledAt"])
    .select(sql<number>`octet_length(payload::text)`.as("sizeBytes"))
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId);
  if (state) page = page.where("state", "=", state);
  if (cursor !== null) page = page.where("arrival", "<", cursor);
  const found = await page
    .orderBy("arrival", "desc")
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit).map(({ payload, chatId, receivedAt, settledAt, ...row }) => ({
    ...row,
    tgChatId: chatId === 0 ? null : chatId,
    receivedAt: receivedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    shape: shapeOf(payload),
  }));
  return { rows, next: found.length > limit ? (rows.at(-1)?.arrival ?? null) : null };
}

const afresh = { state: "received", attempts: 0, error: null, settled_at: null } as const;

/** Lets an update that was given up wait again; undefined for one that is unknown, false where it was not given up. */
export async function replayOne(
  db: Writer,
  { workspaceId, botId, updateId }: Which & { updateId: number },
): Promise<boolean | undefined> {
  const row = await db
    .selectFrom("tg_update")
    .select("state")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("update_id", "=", updateId)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== "failed") return row && false;
  await db
    .updateTable("tg_update")
    .set(afresh)
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("update_id", "=", updateId)
    .execute();
  return true;
}

/** Lets all updates of a bot that were given up wait again. */
export async function replayFailed(db: Writer, { workspaceId, botId }: Which): Promise<void> {
  await db
    .updateTable("tg_update")
    .set(afresh)
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("state", "=", "failed")
    .execute();
}
