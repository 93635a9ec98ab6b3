import type { SentTest } from "@frontdesk/contract";
import type { SendOutcome, SendTest } from "@frontdesk/contract/inputs";
import { say } from "@frontdesk/words";
import { forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { lockConversation } from "../conversation/index.ts";
import { lockBot } from "./bot.queries.ts";
import { findHolder } from "./health.queries.ts";
import { getLocale, getTest, insertTest, settleTestSend } from "./send-test.queries.ts";

/**
 * Sends a message whose fate is told at once, as `bot.tested` and by `bot.test`: accepted, or Telegram's own words (A10).
 * Whatever comes of it, it is not tried again. @throws not_found, conflict (bot_not_serving, contact_unreachable)
 */
export async function sendTest(desk: Desk, viewer: Viewer, input: SendTest): Promise<SentTest> {
  const { db, workspaceId, now } = desk;
  const { botId, text } = input;
  const { state } = await lockBot(db, { workspaceId, botId });
  const chatId = input.tgChatId ?? (await chatOf(desk, viewer, input));
  const isServed = (await findHolder(db, { workspaceId, botId, now })) !== null;
  if (!isServed || state === "off" || state === "revoked") throw new DeskError("conflict", "bot_not_serving");

  const words = text ?? say(await getLocale(db, workspaceId), "test");
  const testId = await insertTest(db, { workspaceId, botId, chatId, text: words });
  const subject = { type: "bot", id: botId };
  await desk.audit({ action: "bot.sendTest", subject, after: { tgChatId: chatId } });
  desk.wakeBot(botId);
  return getTest(db, { workspaceId, botId, testId });
}

async function chatOf(desk: Desk, viewer: Viewer, { botId, conversationId }: SendTest): Promise<number> {
  const held = await lockConversation(desk.db, viewer, found(conversationId));
  if (held.botId !== botId) throw new DeskError("not_found");
  if (held.tgChatId === null) throw new DeskError("conflict", "contact_unreachable");
  return held.tgChatId;
}

/** Writes down what became of a test, and tells those who manage bots. */
export async function settleTest(
  desk: Desk,
  { botId, testId, outcome }: { botId: string; testId: string; outcome: Exclude<SendOutcome, { kind: "moved" }> },
): Promise<void> {
  const { db, workspaceId, now } = desk;
  await settleTestSend(db, { workspaceId, testId, ...standingAfter(outcome), now });
  const test = await getTest(db, { workspaceId, botId, testId });
  desk.emit("bot.tested", { subject: { type: "bot", id: botId }, data: { botId, test }, scopeKeys: forEveryone });
}

function standingAfter(outcome: Exclude<SendOutcome, { kind: "moved" }>) {
  if (outcome.kind === "sent")
    return { state: "sent" as const, tgMessageId: outcome.tgMessageIds[0] ?? null, failure: null };
  // Trying again is the tester's to decide: what they want to know is what Telegram said.
  const state = outcome.kind === "unknown" ? ("unknown" as const) : ("failed" as const);
  return { state, tgMessageId: null, failure: outcome.reason };
}
