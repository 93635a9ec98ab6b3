import type { Message } from "@frontdesk/contract";
import type { EditMessage } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { lockConversation } from "../conversation/index.ts";
import { announceEdit } from "./announce-edit.ts";
import { getMessage, lockMessage, reviseMessage } from "./message.queries.ts";
import { insertSend, rewriteQueuedSend } from "./outbox.queries.ts";

/**
 * Changes the text of one's own message, at Telegram too. A message that was not taken yet is sent in its new form;
 * otherwise an edit follows it through the outbox. @throws not_found, conflict (not_yours, wrong_state, stale_version)
 */
export async function editMessage(desk: Desk, viewer: Viewer, input: EditMessage): Promise<Message> {
  const { conversationId } = await getMessage(desk.db, viewer, input.messageId);
  const held = await lockConversation(desk.db, viewer, conversationId);
  const message = await lockMessage(desk.db, viewer, input.messageId);
  if (message.direction !== "out") throw new DeskError("conflict", "wrong_state");
  if (message.authorId !== viewer.actorId && !viewer.permissions.has("conversation:override"))
    throw new DeskError("conflict", "not_yours");
  if (message.version !== input.version) throw new DeskError("conflict", "stale_version");
  if (message.text === input.text) return getMessage(desk.db, viewer, message.id);

  const { workspaceId, now } = desk;
  const { text } = input;
  await reviseMessage(desk.db, { workspaceId, message, text, entities: [], now });
  const isRewritten = await rewriteQueuedSend(desk.db, { workspaceId, messageId: message.id, text });
  if (!isRewritten) {
    if (!held.botId || held.tgChatId === null || !["leased", "sending", "sent"].includes(message.state))
      throw new DeskError("conflict", "wrong_state");
    await insertSend(desk.db, {
      workspaceId,
      botId: held.botId,
      chatId: held.tgChatId,
      kind: "edit_text",
      messageId: message.id,
      text,
    });
    desk.wakeBot(held.botId);
  }
  return announceEdit(desk, message.id);
}
