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
import type { SaidAnew } from "./bind-said.ts";
import { reviseReceived } from "./revise-received.ts";
import { type Bond, changeBond } from "./telegram-message.queries.ts";

/**
 * Brings a message that the desk has to what its author made of it; what a later edit overtook goes into its history
 * alone. False where that changes nothing.
 */
export async function changeSaid(duty: Duty, bond: Bond, said: SaidAnew): Promise<boolean> {
  const { db, desk, botId, workspaceId } = duty;
  // The conversation before its message, as everyone who writes in it does.
  const { conversationId } = await getMessage(db, desk.whole, bond.messageId);
  const held = await lockConversation(db, desk.whole, conversationId);
  const message = await lockMessage(db, desk.whole, bond.messageId);
  if (message.direction !== "in") return false;

  if (isOvertaken(bond, said)) {
    const { text, entities } = said;
    const messageId = message.id;
    if (message.text === text || (await hasRevision(db, { workspaceId, messageId, text }))) return false;
    await insertRevision(db, { workspaceId, messageId, text, entities, replacedAt: bond.editedAt ?? desk.now });
    await changeMessage(db, { workspaceId, id: messageId, now: desk.now, isEdit: false, patch: {} });
    await announceRewritten(desk, { held, message, kind: "message.edited" });
    return true;
  }
  await changeBond(
    db,
    { workspaceId, botId, chatId: said.chat.tgChatId, tgMessageId: said.tgMessageId },
    { edited_at: new Date(said.editedAt), edit_update_id: said.updateId },
  );
  await reviseReceived(duty, { held, message, bond, input: said });
  return true;
}

/** Telegram counts edits in whole seconds; within one of them the later update is the later edit. */
function isOvertaken({ editedAt, editUpdateId }: Bond, said: SaidAnew): boolean {
  if (!editedAt) return false;
  const laterMs = editedAt.getTime() - Date.parse(said.editedAt);
  return laterMs > 0 || (laterMs === 0 && (editUpdateId ?? 0) > said.updateId);
}
