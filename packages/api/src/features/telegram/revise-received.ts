import { isDeepStrictEqual } from "node:util";
import type { Duty } from "../../duty.ts";
import { changeAttachment, insertPending } from "../attachment/index.ts";
import type { LockedConversation } from "../conversation/index.ts";
import { type LockedMessage, rewriteMessage } from "../message/index.ts";
import { findPart, type Part, wordsOfAlbum } from "./album.queries.ts";
import type { SaidAnew } from "./bind-said.ts";
import { type Bond, changeBond } from "./telegram-message.queries.ts";

interface Revising {
  held: LockedConversation;
  message: LockedMessage;
  bond: Bond;
  input: SaidAnew;
}

/** Brings a message, or one part of its album, to what an edit says: its words, its file, where it is. */
export async function reviseReceived(duty: Duty, { held, message, bond, input }: Revising): Promise<void> {
  const { db, desk, workspaceId } = duty;
  const { text, entities, file, special } = input;
  const { attachmentId } = bond;
  const part = attachmentId ? await findPart(db, { workspaceId, attachmentId }) : undefined;
  const inAlbum = message.albumKey !== null && part !== undefined;
  const read = inAlbum
    ? { text: part.caption ?? "", entities: part.captionEntities ?? [] }
    : { text: message.text, entities: message.entities };
  const isReworded = !isDeepStrictEqual(read, { text, entities });
  const isReplaced = file !== null && isOtherFile(part, file.uniqueId);
  if (!isReworded && !isReplaced && isDeepStrictEqual(message.special, special)) return;

  if (isReplaced) await replaceFile(duty, { message, part, input });
  else if (inAlbum && isReworded) {
    const patch = { caption: text || null, caption_entities: text ? JSON.stringify(entities) : null };
    await changeAttachment(db, { workspaceId, id: part.id, now: desk.now, patch });
  }
  const words = inAlbum ? await wordsOfAlbum(db, { workspaceId, messageId: message.id }) : { text, entities };
  // A live location moves without having been edited.
  const former = isReworded || isReplaced ? { ...read, attachmentId: isReplaced ? (part?.id ?? null) : null } : null;
  await rewriteMessage(desk, { held, message, ...words, special, former });
}

// What came before files had lasting names is taken for the same.
function isOtherFile(part: Part | undefined, uniqueId: string): boolean {
  return !part || (part.uniqueId !== null && part.uniqueId !== uniqueId);
}

/** Puts the new file in the place of the old one, which stays within reach of the history. */
async function replaceFile(
  { db, desk, botId, workspaceId }: Duty,
  { message, part, input }: { message: LockedMessage; part: Part | undefined; input: SaidAnew },
): Promise<void> {
  const { file, text, entities } = input;
  if (!file) return;
  const caption = message.albumKey !== null && text ? { text, entities } : null;
  const position = part?.position ?? 0;
  const id = await insertPending(db, { workspaceId, messageId: message.id, botId, file, position, caption });
  if (part) await changeAttachment(db, { workspaceId, id: part.id, now: desk.now, patch: { replaced_at: desk.now } });
  const at = { workspaceId, botId, chatId: input.chat.tgChatId, tgMessageId: input.tgMessageId };
  await changeBond(db, at, { attachment_id: id });
  desk.wakeBot(botId);
}
