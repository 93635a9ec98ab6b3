import type { Bot } from "@frontdesk/contract";
import type { DebugBot } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { announceBot, tellRunners } from "./announce-bot.ts";
import { changeBot, lockBot } from "./bot.queries.ts";

/** Lets every step of a bot be logged for some minutes, on every node and in its own process (C30). @throws not_found */
export async function debugBot(desk: Desk, { botId, minutes }: DebugBot): Promise<Bot> {
  const { db, workspaceId, now } = desk;
  const before = await lockBot(db, { workspaceId, botId });
  const until = minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : null;
  await changeBot(db, { workspaceId, botId, now, patch: { debug_until: until } });
  await desk.audit({
    action: "bot.debug",
    subject: { type: "bot", id: botId },
    before: { debugUntil: before.debugUntil },
    after: { debugUntil: until?.toISOString() ?? null },
  });
  tellRunners(desk, botId);
  return announceBot(desk, "bot.changed", botId);
}
