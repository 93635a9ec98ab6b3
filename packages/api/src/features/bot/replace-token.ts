import type { Bot } from "@frontdesk/contract";
import type { ReplaceToken } from "@frontdesk/contract/inputs";
import { inWorkspace } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import type { Sealer } from "../../sealing.ts";
import type { Services } from "../../services.ts";
import { announceBot, tellRunners } from "./announce-bot.ts";
import { getBot, lockBot, renewBot } from "./bot.queries.ts";
import { type Introduction, introduceBot } from "./introduce-bot.ts";

type Renewal = Introduction & Pick<ReplaceToken, "botId">;

/** Asks Telegram whose token this is, for a bot of this workspace only. @throws not_found, and what `introduceBot` throws */
export async function introduceAgain(asked: {
  services: Services;
  viewer: Viewer;
  input: ReplaceToken;
}): Promise<Renewal> {
  const { services, viewer, input } = asked;
  const { botId } = input;
  const { workspaceId } = viewer;
  await inWorkspace(services.database, workspaceId).read(({ db }) => getBot(db, { workspaceId, botId }));
  return { ...(await introduceBot(services.apiRoots, input)), botId };
}

/**
 * Gives a bot another token of its own, which Telegram vouched for; a bot whose token was refused works again.
 * @throws not_found, conflict other_bot
 */
export async function replaceToken(desk: Desk, sealer: Sealer, { botId, ...introduction }: Renewal): Promise<Bot> {
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
