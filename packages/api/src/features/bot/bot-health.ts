import type { ReportBot } from "@frontdesk/contract/inputs";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { changeBot, getBot, lockBot } from "./bot.queries.ts";

/** The health card shows the last update to the minute, so that a busy bot does not write it at every message. */
const freshForMs = 60_000;

/** Notes that Telegram delivered something just now. */
export async function noteUpdate(desk: Desk, botId: string): Promise<void> {
  const { lastUpdateAt } = await getBot(desk.db, botId);
  if (lastUpdateAt && desk.now.getTime() - Date.parse(lastUpdateAt) < freshForMs) return;
  await changeBot(desk.db, { id: botId, now: desk.now, patch: { last_update_at: desk.now } });
  await announceBot(desk, botId);
}

/** Writes down how a bot fares, as its process says; a bot that was switched off stays off. */
export async function reportBot(desk: Desk, { botId, state, error }: ReportBot): Promise<void> {
  const bot = await lockBot(desk.db, botId);
  if (bot.state === "off" || (bot.state === state && bot.lastError === error)) return;
  const since = error ? { last_error_at: desk.now } : {};
  await changeBot(desk.db, { id: botId, now: desk.now, patch: { state, last_error: error, ...since } });
  await announceBot(desk, botId);
}

/** Tells everyone who may see bots how this one stands. */
export async function announceBot(desk: Desk, botId: string): Promise<void> {
  desk.emit("bot.changed", {
    subject: { type: "bot", id: botId },
    data: { bot: await getBot(desk.db, botId) },
    scopeKeys: forEveryone,
  });
}
