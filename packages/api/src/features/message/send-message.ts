import { isLive, type Message } from "@frontdesk/contract";
import type { SendMessage } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertMayHandle, lockConversation } from "../conversation/index.ts";
import { appendMessage } from "./append-message.ts";
import { insertSend } from "./outbox.queries.ts";

/**
 * Answers a contact: the message is queued in the same transaction as its send. Answering what nobody took takes it.
 * @throws not_found, conflict (not_yours, wrong_state, contact_unreachable)
 */
export async function sendMessage(desk: Desk, viewer: Viewer, input: SendMessage): Promise<Message> {
  const held = await lockConversation(desk.db, viewer, input.conversationId);
  await assertMayHandle(desk, viewer, held);
  if (!isLive(held.state)) throw new DeskError("conflict", "wrong_state");
  if (!held.botId || held.tgChatId === null || held.reachable !== "yes")
    throw new DeskError("conflict", "contact_unreachable");

  const { messageId, announce } = await appendMessage(desk, held, {
    direction: "out",
    author: { kind: viewer.kind, id: viewer.actorId },
    text: input.text,
    entities: [],
    state: "queued",
    clientKey: input.clientKey,
    conversationState: "pending",
    waitingSince: null,
    ...(held.assigneeId === null && viewer.memberId ? { assigneeId: viewer.memberId } : {}),
  });
  await insertSend(desk.db, {
    workspaceId: desk.workspaceId,
    botId: held.botId,
    chatId: held.tgChatId,
    kind: "send_text",
    messageId,
    text: input.text,
  });
  desk.wakeBot(held.botId);
  return announce();
}
