import type { SentTest } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { found } from "../../desk-error.ts";
import type { Which } from "./bot.queries.ts";

/** The language of the workspace's own words. */
export async function getLocale(db: Reader, workspaceId: string): Promise<string> {
  const row = await db.selectFrom("workspace").select("locale").where("id", "=", workspaceId).executeTakeFirstOrThrow();
  return row.locale;
}

/** Puts a test among the alerts of a chat; returns its id. */
export async function insertTest(
  db: Writer,
  { workspaceId, botId, chatId, text }: Which & { chatId: number; text: string },
): Promise<string> {
  const payload = JSON.stringify({ text, entities: [] });
  const row = await db
    .insertInto("outbox")
    .values({
      ...{ workspace_id: workspaceId, bot_id: botId, chat_id: chatId, payload },
      ...{ class: "alert", kind: "send_text", is_test: true },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** How a test stands. @throws not_found */
export async function getTest(
  db: Reader,
  { workspaceId, botId, testId }: Which & { testId: string },
): Promise<SentTest> {
  const row = found(
    await db
      .selectFrom("outbox")
      .select(["state", "failure", "tg_message_id as tgMessageId"])
      .where("workspace_id", "=", workspaceId)
      .where("bot_id", "=", botId)
      .where("id", "=", testId)
      .where("is_test", "=", true)
      .executeTakeFirst(),
  );
  return { testId, state: standings[row.state] ?? "waiting", tgMessageId: row.tgMessageId, error: row.failure };
}

const standings: Partial<Record<string, SentTest["state"]>> = {
  sent: "accepted",
  failed: "failed",
  unknown: "unknown",
};

interface Settlement {
  workspaceId: string;
  testId: string;
  state: "sent" | "failed" | "unknown";
  tgMessageId: number | null;
  failure: string | null;
  now: Date;
}

export async function settleTestSend(db: Writer, settlement: Settlement): Promise<void> {
  const { workspaceId, testId, state, tgMessageId, failure, now } = settlement;
  await db
    .updateTable("outbox")
    .set({ state, tg_message_id: tgMessageId, failure, settled_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", testId)
    .execute();
}
