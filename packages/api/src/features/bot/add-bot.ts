import type { Bot } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import type { Sealer } from "../../sealing.ts";
import { openInbox } from "../inbox/index.ts";
import { announceBot, tellRunners } from "./announce-bot.ts";
import { insertBot, renewRevokedBot } from "./bot.queries.ts";
import type { Introduction } from "./introduce-bot.ts";

/**
 * Takes a bot that Telegram vouched for into the workspace, with an inbox of its own. A bot of this workspace whose
 * token Telegram refused gets the new one, and keeps its inbox. The token is kept sealed and never shown again.
 * @throws conflict bot_taken
 */
export async function addBot(desk: Desk, sealer: Sealer, introduction: Introduction): Promise<Bot> {
  const { db, workspaceId, now } = desk;
  const { token, ...told } = introduction;
  const known = { ...told, workspaceId, tokenSealed: sealer.seal(token), tokenLast4: token.slice(-4), now };
  const renewedId = await renewRevokedBot(db, known);
  const botId = renewedId ?? (await insertBot(db, known));
  if (!renewedId) await openInbox(desk, { botId, name: `@${told.username}`, kind: "telegram_dm" });

  const { username, apiRoot } = told;
  await desk.audit({ action: "bot.add", subject: { type: "bot", id: botId }, after: { username, apiRoot } });
  tellRunners(desk, botId);
  return announceBot(desk, renewedId ? "bot.changed" : "bot.added", botId);
}
