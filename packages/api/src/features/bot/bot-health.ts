import type { ReportBot } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { announceBot } from "./announce-bot.ts";
import { changeBot, getBot, lockBot } from "./bot.queries.ts";

/** The health card shows the last update to the minute, so that a busy bot does not write it at every message. */
const freshForMs = 60_000;

/** Notes that Telegram delivered something just now. */
export async function noteUpdate(desk: Desk, botId: string): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { lastUpdateAt } = await getBot(db, { workspaceId, botId });
  if (lastUpdateAt && now.getTime() - Date.parse(lastUpdateAt) < freshForMs) return;
  await changeBot(db, { workspaceId, botId, now, patch: { last_update_at: now } });
  await announceBot(desk, "bot.changed", botId);
}

/** Writes down how a bot fares, as its process says; a bot that was switched off stays off. */
export async function reportBot(desk: Desk, { botId, state, error }: ReportBot): Promise<void> {
  const { db, workspaceId, now } = desk;
  const bot = await lockBot(db, { workspaceId, botId });
  if (bot.state === "off" || (bot.state === state && bot.lastError === error)) return;
  const since = error ? { last_error_at: now } : {};
  await changeBot(db, { workspaceId, botId, now, patch: { state, last_error: error, ...since } });
  await announceBot(desk, "bot.changed", botId);
}
