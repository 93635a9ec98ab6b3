import type { Bot } from "@frontdesk/contract";
import type { SwitchBot } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { announceBot, tellRunners } from "./announce-bot.ts";
import { changeBot, lockBot } from "./bot.queries.ts";

/**
 * Lets a bot rest, or work again. Switching it to where it is changes nothing and announces nothing. One whose token
 * Telegram refused can't be switched: it needs a new token. @throws not_found, conflict (stale_version, wrong_state)
 */
export async function switchBot(desk: Desk, { botId, on, version }: SwitchBot): Promise<Bot> {
  const { db, workspaceId, now } = desk;
  const before = await lockBot(db, { workspaceId, botId });
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  if (before.state === "revoked") throw new DeskError("conflict", "wrong_state");
  if ((before.state !== "off") === on) return before;

  const patch = {
    state: on ? ("live" as const) : ("off" as const),
    reason: null,
    last_error: null,
    last_error_at: null,
  };
  await changeBot(db, { workspaceId, botId, now, patch });
  const [was, is] = [{ state: before.state }, { state: patch.state }];
  await desk.audit({ action: "bot.switch", subject: { type: "bot", id: botId }, before: was, after: is });
  tellRunners(desk, botId);
  return announceBot(desk, "bot.changed", botId);
}
