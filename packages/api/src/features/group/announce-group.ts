import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { keysOf } from "../conversation/index.ts";
import { listGroups } from "./group.queries.ts";
import { listPlacesOfTalks } from "./talk.queries.ts";

/**
 * Tells those who keep bots how a group of one stands now, and whoever sees a conversation with it that it changed; nothing of
 * what is no group, or has become another.
 */
export async function announceGroup(
  { db, workspaceId, emit }: Desk,
  { botId, chatId }: { botId: string; chatId: number },
): Promise<void> {
  const [known] = await listGroups(db, { workspaceId, botId, chatId });
  if (!known) return;
  const subject = { type: "bot", id: botId };
  emit("group.changed", { subject, data: known, scopeKeys: forEveryone });
  const places = await listPlacesOfTalks(db, { workspaceId, botId, chatId });
  const scopeKeys = [...new Set(places.flatMap(keysOf))];
  if (scopeKeys.length > 0) emit("talk.changed", { subject, data: { botId }, scopeKeys });
}
