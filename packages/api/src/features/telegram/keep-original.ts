import type { Duty } from "../../duty.ts";
import { changeAttachment, insertPending } from "../attachment/index.ts";
import { lockConversation } from "../conversation/index.ts";
import { announceRewritten, changeMessage, getMessage, insertRevision, lockMessage } from "../message/index.ts";
import { findPart } from "./album.queries.ts";
import type { Said } from "./bind-said.ts";
import { type Bond, changeBond } from "./telegram-message.queries.ts";

/** Keeps a message whose edit overtook it as what the message read at first; the bubble stays as the edit made it. */
export async function keepOriginal({ db, desk, botId, workspaceId }: Duty, bond: Bond, input: Said): Promise<void> {
  const { messageId } = bond;
  const { text, entities, file } = input;
  await changeBond(
    db,
    { workspaceId, botId, chatId: input.chat.tgChatId, tgMessageId: input.tgMessageId },
    { lacks_original: false },
  );
  const { conversationId } = await getMessage(db, desk.whole, messageId);
  const held = await lockConversation(db, desk.whole, conversationId);
  const message = await lockMessage(db, desk.whole, messageId);
  const part = bond.attachmentId ? await findPart(db, { workspaceId, attachmentId: bond.attachmentId }) : undefined;
  const isOtherFile = file !== null && part?.uniqueId !== file.uniqueId;
  const reads = input.albumKey && part ? (part.caption ?? "") : message.text;
  if (reads === text && !isOtherFile) return;

  let attachmentId: string | null = null;
  if (isOtherFile) {
    attachmentId = await insertPending(db, { workspaceId, messageId, botId, file, position: 0, caption: null });
    await changeAttachment(db, { workspaceId, id: attachmentId, now: desk.now, patch: { replaced_at: desk.now } });
    desk.wakeBot(botId);
  }
  const replacedAt = bond.editedAt ?? desk.now;
  await insertRevision(db, { workspaceId, messageId, text, entities, attachmentId, replacedAt, isFirst: true });
  await changeMessage(db, { workspaceId, id: messageId, now: desk.now, isEdit: false, patch: {} });
  await announceRewritten(desk, { held, message, kind: "message.edited" });
}
