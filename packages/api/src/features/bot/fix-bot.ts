import { type Bot, fixes } from "@frontdesk/contract";
import type { FixBot } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import type { Sealer } from "../../sealing.ts";
import { announceBot, tellRunners } from "./announce-bot.ts";
import { changeBot, getBot, lockBot, noteBot } from "./bot.queries.ts";
import { freshWebhook } from "./change-mode.ts";
import { replayFailed } from "./update-log.queries.ts";

/** Asks a bot's process to look how it fares, now; what it finds is announced as `bot.changed`. @throws not_found */
export async function checkBot(desk: Desk, botId: string): Promise<Bot> {
  const { db, workspaceId, now } = desk;
  await lockBot(db, { workspaceId, botId });
  await noteBot(db, { workspaceId, botId, patch: { check_asked_at: now } });
  tellRunners(desk, botId);
  return getBot(db, { workspaceId, botId });
}

/**
 * Does what can be done about a finding; harmless where it is no longer true.
 * @throws not_found, conflict wrong_state where there is nothing that the desk could do by itself
 */
export async function fixBot(desk: Desk, sealer: Sealer, { botId, code }: FixBot): Promise<Bot> {
  const { db, workspaceId, now } = desk;
  const { mode } = await lockBot(db, { workspaceId, botId });
  const fix = fixes[code];
  if (fix === null || fix === "replace_token") throw new DeskError("conflict", "wrong_state");
  await desk.audit({ action: "bot.fix", subject: { type: "bot", id: botId }, after: { code, fix } });

  if (fix === "replay_updates") {
    await replayFailed(db, { workspaceId, botId });
    desk.wakeBot(botId);
  }
  const patch = {
    ...(fix === "reconnect" && mode === "webhook" && freshWebhook(sealer)),
    ...(code === "updates_maybe_lost" && { away_from: null, away_to: null }),
    ...(code === "changed_outside" && { disturbed_at: null, disturbance: null }),
  };
  await changeBot(db, { workspaceId, botId, now, patch });
  if (fix === "retry" || fix === "reconnect") await checkBot(desk, botId);
  return announceBot(desk, "bot.changed", botId);
}
