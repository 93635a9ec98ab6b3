import { shapeOf } from "@frontdesk/contract";
import type { ReceiveUpdates } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { noteUpdate } from "../bot/index.ts";
import { insertUpdates } from "./update.queries.ts";

/** Stores what Telegram delivered, before anything is done with it (P5). Only then may the bot's offset move. */
export async function receiveUpdates(duty: Duty, { updates }: Pick<ReceiveUpdates, "updates">) {
  const { db, desk, botId, workspaceId, services } = duty;
  const { stored, lastUpdateAt } = await insertUpdates(db, { workspaceId, botId, updates });
  if (stored > 0) await noteUpdate(desk, { botId, lastUpdateAt });
  const log = services.botWatch.logOf(botId);
  if (log.isLevelEnabled("debug"))
    for (const { updateId, kind, payload } of updates)
      log.debug({ botId, updateId, kind, shape: shapeOf(payload) }, "an update was delivered");
  return { stored, known: updates.length - stored };
}
