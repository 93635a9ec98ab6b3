import { type Message, messageLimits } from "@frontdesk/contract";
import type { DeleteMessage } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { followMessage } from "./follow-message.ts";
import { type HeldMessage, lockOwnMessage } from "./lock-own-message.ts";
import { getMessage } from "./message.queries.ts";
import { boundParts, insertFollowUp, settleSends } from "./outbox.queries.ts";
import { progressMessage } from "./progress-message.ts";

/**
 * Takes one's own message back. What nothing was sent of is cancelled at once; otherwise Telegram is asked to delete it,
 * which bots may for 48 hours (T9). The desk keeps what it said, for those who answer for it.
 * @throws not_found, conflict (not_yours, wrong_state, too_old)
 */
export async function deleteMessage(desk: Desk, viewer: Viewer, { messageId }: DeleteMessage): Promise<Message> {
  const { db, workspaceId } = desk;
  const own = await lockOwnMessage(desk, viewer, messageId);
  const tgMessageIds = [...(await boundParts(db, { workspaceId, messageId })).values()].flat();
  if (tgMessageIds.length === 0) await cancel(desk, own);
  else await askForDeletion(desk, own, tgMessageIds);

  const after = await getMessage(db, viewer, messageId);
  const subject = { type: "message", id: messageId };
  await desk.audit({
    action: "message.delete",
    subject,
    before: { state: own.message.state },
    after: { state: after.state },
  });
  desk.wakeBot(own.held.botId);
  return after;
}

async function cancel(desk: Desk, { held, message, sends }: HeldMessage): Promise<void> {
  const isUnderWay = sends.some(({ state }) => state === "sending");
  if (isUnderWay || (message.state !== "queued" && message.state !== "failed"))
    throw new DeskError("conflict", "wrong_state");
  await settleSends(desk.db, {
    workspaceId: desk.workspaceId,
    messageId: message.id,
    state: "cancelled",
    now: desk.now,
  });
  await progressMessage(desk, { id: message.id, state: "cancelled", failure: null });
  await followMessage(desk, held);
}

async function askForDeletion(
  desk: Desk,
  { held, message, shown }: HeldMessage,
  tgMessageIds: number[],
): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { state, id: messageId } = message;
  if (state !== "sent" && state !== "failed" && state !== "dismissed") throw new DeskError("conflict", "wrong_state");
  const { botId, tgChatId: chatId } = held;
  if (!botId || chatId === null) throw new DeskError("conflict", "wrong_state");
  if (now.getTime() - Date.parse(shown.createdAt) >= messageLimits.deletableMs)
    throw new DeskError("conflict", "too_old");

  // Of what failed midway the rest is not sent any more.
  if (state === "failed") await settleSends(db, { workspaceId, messageId, state: "dismissed", now });
  const was = state === "sent" ? "sent" : "dismissed";
  await insertFollowUp(db, {
    workspaceId,
    botId,
    chatId,
    messageId,
    change: { kind: "delete", payload: { tgMessageIds, was } },
  });
  await progressMessage(desk, { id: messageId, state: "deleting", failure: null });
  await followMessage(desk, held);
}
