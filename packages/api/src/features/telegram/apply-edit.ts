import { isDeepStrictEqual } from "node:util";
import type { ApplyEdit } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { lockConversation } from "../conversation/index.ts";
import { getMessage, lockMessage, rewriteMessage } from "../message/index.ts";
import { findMessageId } from "./telegram-message.queries.ts";
import { settleUpdate } from "./update.queries.ts";

/** Changes a message as its author changed it in Telegram, keeping how it read before. */
export async function applyEdit(
  { db, desk, botId, workspaceId }: Duty,
  input: ApplyEdit,
): Promise<{ applied: boolean }> {
  const { updateId, tgMessageId, text, entities } = input;
  const chatId = input.chat.tgChatId;
  const messageId = await findMessageId(db, { workspaceId, botId, chatId, tgMessageId });
  if (!messageId) {
    await settleUpdate(db, {
      workspaceId,
      botId,
      updateId,
      state: "ignored",
      error: "an edit of an unknown message",
      now: desk.now,
    });
    return { applied: false };
  }
  if (!(await settleUpdate(db, { workspaceId, botId, updateId, state: "applied", now: desk.now })))
    return { applied: false };

  // The conversation before its message, as everyone who writes in it does.
  const { conversationId } = await getMessage(db, desk.whole, messageId);
  const held = await lockConversation(db, desk.whole, conversationId);
  const message = await lockMessage(db, desk.whole, messageId);
  if (message.text === text && isDeepStrictEqual(message.entities, entities)) return { applied: true };
  await rewriteMessage(desk, { held, message, text, entities });
  return { applied: true };
}
