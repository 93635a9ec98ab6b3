import { botLimits } from "@frontdesk/contract";
import type { ReportBot, ReportDisturbance, ReportExamination } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { announceBot } from "./announce-bot.ts";
import { changeBot, lockBot, noteBot } from "./bot.queries.ts";
import { getTimes } from "./health.queries.ts";

/** The health card shows the last update to the minute, so that a busy bot does not write it at every message. */
const freshForMs = 60_000;

/** Notes that Telegram delivered something just now, where that was not so lately. */
export async function noteUpdate(
  desk: Desk,
  { botId, lastUpdateAt }: { botId: string; lastUpdateAt: Date | null },
): Promise<void> {
  const { db, workspaceId, now } = desk;
  if (lastUpdateAt && now.getTime() - lastUpdateAt.getTime() < freshForMs) return;
  await changeBot(db, { workspaceId, botId, now, patch: { last_update_at: now } });
  await announceBot(desk, "bot.changed", botId);
}

/** Writes down how a bot fares, as its process says; a bot that was switched off stays off. */
export async function reportBot(desk: Desk, { botId, state, error, reason, delivery }: ReportBot): Promise<void> {
  const { db, workspaceId, now } = desk;
  const bot = await lockBot(db, { workspaceId, botId });
  if (bot.state === "off") return;
  const isBack = state === "live" && (await noteHeard(desk, botId));
  const isSame = bot.state === state && bot.lastError === error && bot.reason === reason;
  if (isSame && !isBack && (delivery === null || bot.delivery === delivery)) return;

  const since = error ? { last_error_at: now } : {};
  const patch = { state, reason, last_error: error, ...since, ...(delivery && { delivery }) };
  await changeBot(db, { workspaceId, botId, now, patch });
  await announceBot(desk, "bot.changed", botId);
}

/** Notes that Telegram was heard; true where it had not been for longer than it keeps what it can't deliver. */
async function noteHeard({ db, workspaceId, now }: Desk, botId: string): Promise<boolean> {
  const { heardAt } = await getTimes(db, { workspaceId, botId });
  const awayMs = heardAt ? now.getTime() - heardAt.getTime() : 0;
  if (heardAt && awayMs < freshForMs / 2) return false;
  const isLong = awayMs >= botLimits.keptByTelegramMs;
  const away = isLong ? { away_from: heardAt, away_to: now } : {};
  await noteBot(db, { workspaceId, botId, patch: { heard_at: now, ...away } });
  return isLong;
}

/** Writes down what Telegram said when the bot's process asked it how things are. */
export async function reportExamination(desk: Desk, examination: ReportExamination): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { botId, told, pendingUpdates, telegramError } = examination;
  await lockBot(db, { workspaceId, botId });
  const patch = {
    checked_at: now,
    pending_updates: pendingUpdates,
    telegram_error: telegramError?.text ?? null,
    telegram_error_at: telegramError ? new Date(telegramError.at) : null,
    ...(told && {
      can_join_groups: told.canJoinGroups,
      reads_all_group_messages: told.readsAllGroupMessages,
      supports_inline: told.supportsInline,
    }),
  };
  await changeBot(db, { workspaceId, botId, now, patch });
  await announceBot(desk, "bot.changed", botId);
}

/** Writes down that somebody else changed the bot's delivery at Telegram; its process has put it right. */
export async function reportDisturbance(desk: Desk, { botId, what }: ReportDisturbance): Promise<void> {
  const { db, workspaceId, now } = desk;
  await lockBot(db, { workspaceId, botId });
  await changeBot(db, { workspaceId, botId, now, patch: { disturbed_at: now, disturbance: what } });
  await announceBot(desk, "bot.changed", botId);
}
