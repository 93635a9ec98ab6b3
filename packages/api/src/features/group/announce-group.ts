import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { listGroups } from "./group.queries.ts";

/** Tells those who see bots how a group of one stands now; nothing of what is no group, or has become another. */
export async function announceGroup(
  { db, workspaceId, emit }: Desk,
  { botId, chatId }: { botId: string; chatId: number },
): Promise<void> {
  const [known] = await listGroups(db, { workspaceId, botId, chatId });
  if (known) emit("group.changed", { subject: { type: "bot", id: botId }, data: known, scopeKeys: forEveryone });
}
