import type { Bot } from "@frontdesk/contract";
import type { ReplaceToken } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import type { Sealer } from "../../sealing.ts";
import { announceBot, tellRunners } from "./announce-bot.ts";
import { lockBot, renewBot } from "./bot.queries.ts";
import type { Introduction } from "./introduce-bot.ts";

/**
 * Gives a bot another token of its own, which Telegram vouched for; a bot whose token was refused works again.
 * @throws not_found, conflict other_bot
 */
export async function replaceToken(
  desk: Desk,
  sealer: Sealer,
  { botId, ...introduction }: Introduction & Pick<ReplaceToken, "botId">,
): Promise<Bot> {
  const { db, workspaceId, now } = desk;
  const before = await lockBot(db, { workspaceId, botId });
  const { token, ...told } = introduction;
  const known = { ...told, workspaceId, tokenSealed: sealer.seal(token), tokenLast4: token.slice(-4), now };
  const state = before.state === "off" ? "off" : "live";
  if (!(await renewBot(db, { ...known, botId, state }))) throw new DeskError("conflict", "other_bot");

  await desk.audit({
    action: "bot.replaceToken",
    subject: { type: "bot", id: botId },
    before: { tokenLast4: before.tokenLast4, apiRoot: before.apiRoot },
    after: { tokenLast4: known.tokenLast4, apiRoot: told.apiRoot },
  });
  tellRunners(desk, botId);
  return announceBot(desk, "bot.changed", botId);
}
