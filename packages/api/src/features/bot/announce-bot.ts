import type { Bot } from "@frontdesk/contract";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { getBot } from "./bot.queries.ts";

/** Tells everyone who may see bots how this one stands, and returns it. */
export async function announceBot(desk: Desk, kind: "bot.added" | "bot.changed", botId: string): Promise<Bot> {
  const bot = await getBot(desk.db, { workspaceId: desk.workspaceId, botId });
  desk.emit(kind, { subject: { type: "bot", id: botId }, data: { bot }, scopeKeys: forEveryone });
  return bot;
}

/** Tells those who run bots that which of them should run, or with which token, is not as it was. */
export function tellRunners(desk: Desk, botId: string): void {
  desk.tellNodes("bots.changed", { botId });
  desk.wakeBot(null);
}
