import type { FailedSend } from "@frontdesk/contract";
import type { ListFailedSends } from "@frontdesk/contract/inputs";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Which } from "./bot.queries.ts";

/** A page of what a bot could not send, or may have sent; the newest first. Tests are their senders' alone. */
export async function pageOfFailedSends(
  db: Reader,
  { workspaceId, botId, cursor, limit }: { workspaceId: string } & ListFailedSends,
): Promise<{ rows: FailedSend[]; next: number | null }> {
  let page = db
    .selectFrom("outbox as o")
    .leftJoin("message as m", (join) =>
      join.onRef("m.workspace_id", "=", "o.workspace_id").onRef("m.id", "=", "o.message_id"),
    )
    .select(["o.id as outboxId", "o.position", "o.class", "o.kind", "o.chat_id as tgChatId", "o.failure", "o.attempts"])
    .select(["o.created_at as createdAt", "o.settled_at as settledAt", "o.message_id as messageId"])
    .select("m.conversation_id as conversationId")
    .select(sql<"failed" | "unknown">`o.state`.as("state"))
    .where("o.workspace_id", "=", workspaceId)
    .where("o.bot_id", "=", botId)
    .where(sql<boolean>`o.state in ('failed', 'unknown')`)
    .where("o.is_test", "=", false);
  if (cursor !== null) page = page.where("o.position", "<", cursor);
  const found = await page
    .orderBy("o.position", "desc")
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit).map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  }));
  return { rows, next: found.length > limit ? (rows.at(-1)?.position ?? null) : null };
}

/** A send of a bot and whether it is stuck; undefined for one that is unknown. */
export async function findSend(db: Reader, { workspaceId, botId, outboxId }: Which & { outboxId: string }) {
  return db
    .selectFrom("outbox")
    .select(["message_id as messageId", "state", "is_test as isTest"])
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("id", "=", outboxId)
    .executeTakeFirst();
}

/** Queues a stuck send once more; false where it is stuck no longer. */
export async function requeueStuck(
  db: Writer,
  { workspaceId, outboxId, now }: { workspaceId: string; outboxId: string; now: Date },
): Promise<boolean> {
  const queued = await db
    .updateTable("outbox")
    .set({ state: "queued", not_before: now, attempts: 0, failure: null, lease_token: null, settled_at: null })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", outboxId)
    .where("state", "in", ["failed", "unknown"])
    .executeTakeFirst();
  return queued.numUpdatedRows > 0n;
}
