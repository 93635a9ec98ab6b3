import { isDeepStrictEqual } from "node:util";
import type { ApplyEdit } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { announceEdit, lockMessage, reviseMessage } from "../message/index.ts";
import { findMessageId } from "./telegram-message.queries.ts";
import { settleUpdate } from "./update.queries.ts";

/** Changes a message as its author changed it in Telegram, keeping how it read before. */
export async function applyEdit(
  { db, desk, botId, workspaceId }: Duty,
  input: ApplyEdit,
): Promise<{ applied: boolean }> {
  const { updateId, tgChatId: chatId, tgMessageId, text, entities } = input;
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

  const message = await lockMessage(db, desk.whole, messageId);
  if (message.text === text && isDeepStrictEqual(message.entities, entities)) return { applied: true };
  await reviseMessage(db, { workspaceId, message, text, entities, now: desk.now });
  await announceEdit(desk, messageId);
  return { applied: true };
}
