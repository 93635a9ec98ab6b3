import { isStuck, type Message } from "@frontdesk/contract";
import type { SettleMessage } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertMayHandle, lockConversation } from "../conversation/index.ts";
import { followResent } from "./follow-message.ts";
import { getMessage, lockMessage } from "./message.queries.ts";
import { lockSends, settleSends } from "./outbox.queries.ts";
import { progressMessage } from "./progress-message.ts";

/**
 * Sends a failed message, or one whose fate is unknown, once more, from the first part on that is not known to be sent.
 * @throws not_found, conflict (not_yours, wrong_state, contact_blocked)
 */
export async function resendMessage(desk: Desk, viewer: Viewer, input: SettleMessage): Promise<Message> {
  return settle(desk, viewer, { messageId: input.messageId, state: "queued" });
}

/** Leaves a failed or unknown message as it is, for good. @throws not_found, conflict (not_yours, wrong_state) */
export async function dismissMessage(desk: Desk, viewer: Viewer, input: SettleMessage): Promise<Message> {
  return settle(desk, viewer, { messageId: input.messageId, state: "dismissed" });
}

async function settle(
  desk: Desk,
  viewer: Viewer,
  { messageId, state }: { messageId: string; state: "queued" | "dismissed" },
): Promise<Message> {
  const { db, workspaceId, now } = desk;
  const { conversationId } = await getMessage(db, viewer, messageId);
  const held = await lockConversation(db, viewer, conversationId);
  await assertMayHandle(desk, viewer, held);
  await lockSends(db, { workspaceId, messageId });
  const message = await lockMessage(db, viewer, messageId);
  if (state === "queued" && held.isBlocked) throw new DeskError("conflict", "contact_blocked");
  if (!isStuck(message.state)) throw new DeskError("conflict", "wrong_state");

  await settleSends(db, { workspaceId, messageId, state, now });
  await progressMessage(desk, { id: messageId, state, failure: null });
  if (state === "queued") await followResent(desk, held, messageId);
  desk.wakeBot(held.botId);
  return getMessage(db, viewer, messageId);
}
