import type { RetrySend } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { resendMessage } from "../message/index.ts";
import { findSend, requeueStuck } from "./failed-sends.queries.ts";

/**
 * Sends once more what failed or is in doubt. For a message of a conversation this is `message.resend`, with its rules;
 * a test is not tried again. @throws not_found, conflict (wrong_state, not_yours)
 */
export async function retrySend(desk: Desk, viewer: Viewer, { botId, outboxId, opId }: RetrySend) {
  const { db, workspaceId, now } = desk;
  const { messageId, isTest } = found(await findSend(db, { workspaceId, botId, outboxId }));
  if (isTest) throw new DeskError("conflict", "wrong_state");
  if (messageId) await resendMessage(desk, viewer, { messageId, opId });
  else if (!(await requeueStuck(db, { workspaceId, outboxId, now }))) throw new DeskError("conflict", "wrong_state");

  await desk.audit({ action: "bot.retrySend", subject: { type: "bot", id: botId }, after: { outboxId } });
  desk.wakeBot(botId);
  return { outboxId, state: "queued" as const };
}
