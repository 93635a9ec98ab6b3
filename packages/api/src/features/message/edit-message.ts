import type { Message } from "@frontdesk/contract";
import type { EditMessage } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { type LockedConversation, lockConversation } from "../conversation/index.ts";
import { getMessage, lockMessage } from "./message.queries.ts";
import { insertSend, lockSendOfMessage, rewriteSend } from "./outbox.queries.ts";
import { rewriteMessage } from "./rewrite-message.ts";

/**
 * Changes the text of one's own message, at Telegram too. A message that was not taken yet is sent in its new form;
 * otherwise an edit follows it through the outbox. @throws not_found, conflict (not_yours, wrong_state, stale_version)
 */
export async function editMessage(desk: Desk, viewer: Viewer, input: EditMessage): Promise<Message> {
  const { conversationId } = await getMessage(desk.db, viewer, input.messageId);
  const held = await lockConversation(desk.db, viewer, conversationId);
  const { workspaceId } = desk;
  const { messageId, text } = input;
  const sendState = await lockSendOfMessage(desk.db, { workspaceId, messageId });
  const message = await lockMessage(desk.db, viewer, messageId);
  if (message.direction !== "out") throw new DeskError("conflict", "wrong_state");
  if (message.authorId !== viewer.actorId && !viewer.permissions.has("conversation:override"))
    throw new DeskError("conflict", "not_yours");
  if (message.version !== input.version) throw new DeskError("conflict", "stale_version");
  if (message.text === text) return getMessage(desk.db, viewer, messageId);

  if (sendState === "queued" || sendState === "failed") {
    await rewriteSend(desk.db, { workspaceId, messageId, text });
  } else if (sendState === "leased" || sendState === "sending" || sendState === "sent") {
    await followWithEdit(desk, held, { messageId, text });
  } else {
    throw new DeskError("conflict", "wrong_state");
  }
  return rewriteMessage(desk, { held, message, text, entities: [] });
}

async function followWithEdit(
  desk: Desk,
  { botId, tgChatId }: LockedConversation,
  edit: { messageId: string; text: string },
): Promise<void> {
  if (!botId || tgChatId === null) throw new DeskError("conflict", "wrong_state");
  await insertSend(desk.db, { workspaceId: desk.workspaceId, botId, chatId: tgChatId, kind: "edit_text", ...edit });
  desk.wakeBot(botId);
}
