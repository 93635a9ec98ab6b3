import type { ReplayUpdate } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { getBot } from "./bot.queries.ts";
import { replayOne } from "./update-log.queries.ts";

/** Lets an update be applied again that was given up (A11). @throws not_found, conflict wrong_state for any other */
export async function replayUpdate(desk: Desk, { botId, updateId }: ReplayUpdate) {
  const { db, workspaceId } = desk;
  await getBot(db, { workspaceId, botId });
  if (!found(await replayOne(db, { workspaceId, botId, updateId }))) throw new DeskError("conflict", "wrong_state");
  await desk.audit({ action: "bot.replayUpdate", subject: { type: "bot", id: botId }, after: { updateId } });
  desk.wakeBot(botId);
  return { updateId, state: "received" as const };
}
