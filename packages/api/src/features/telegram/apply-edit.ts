import type { ApplyEdit } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { lockConversation } from "../conversation/index.ts";
import {
  announceRewritten,
  changeMessage,
  getMessage,
  hasRevision,
  insertRevision,
  lockMessage,
} from "../message/index.ts";
import { addMessage } from "./add-message.ts";
import { enterChat } from "./enter-chat.ts";
import { reviseReceived } from "./revise-received.ts";
import { type Bond, changeBond } from "./telegram-message.queries.ts";

/**
 * P5: changes a message as its author changed it in Telegram, keeping how it read before. An edit that overtook its
 * message makes it; one that a later edit overtook is kept in the history only.
 */
export async function applyEdit(duty: Duty, input: ApplyEdit): Promise<{ applied: boolean }> {
  const entered = await enterChat(duty, input);
  if (!entered) return { applied: false };
  const { bond } = entered;
  if (!bond) {
    await addMessage(duty, input);
    return { applied: true };
  }
  const { db, desk, botId, workspaceId } = duty;
  // The conversation before its message, as everyone who writes in it does.
  const { conversationId } = await getMessage(db, desk.whole, bond.messageId);
  const held = await lockConversation(db, desk.whole, conversationId);
  const message = await lockMessage(db, desk.whole, bond.messageId);
  if (message.direction !== "in") return { applied: false };

  if (isOvertaken(bond, input)) {
    const { text, entities } = input;
    const messageId = message.id;
    if (message.text === text || (await hasRevision(db, { workspaceId, messageId, text }))) return { applied: false };
    await insertRevision(db, { workspaceId, messageId, text, entities, replacedAt: bond.editedAt ?? desk.now });
    await changeMessage(db, { workspaceId, id: messageId, now: desk.now, isEdit: false, patch: {} });
    await announceRewritten(desk, { held, message, kind: "message.edited" });
    return { applied: true };
  }
  await changeBond(
    db,
    { workspaceId, botId, chatId: input.chat.tgChatId, tgMessageId: input.tgMessageId },
    { edited_at: new Date(input.editedAt), edit_update_id: input.updateId },
  );
  await reviseReceived(duty, { held, message, bond, input });
  return { applied: true };
}

/** Telegram counts edits in whole seconds; within one of them the later update is the later edit. */
function isOvertaken({ editedAt, editUpdateId }: Bond, input: ApplyEdit): boolean {
  if (!editedAt) return false;
  const laterMs = editedAt.getTime() - Date.parse(input.editedAt);
  return laterMs > 0 || (laterMs === 0 && (editUpdateId ?? 0) > input.updateId);
}
