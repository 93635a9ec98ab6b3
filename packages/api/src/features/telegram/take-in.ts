import type { Duty } from "../../duty.ts";
import type { LockedConversation } from "../conversation/index.ts";
import { appendMessage } from "../message/index.ts";
import { findAlbum } from "./album.queries.ts";
import { bindSaid, type Said } from "./bind-said.ts";
import { extendAlbum } from "./extend-album.ts";
import { findMessageId } from "./telegram-message.queries.ts";

interface TakenIn {
  conversation: LockedConversation;
  /** The contact who said it. */
  authorId: string;
  said: Said;
  /** A word on what is over: it opens nothing, and nobody waits for an answer to it. */
  isAside?: boolean;
}

/**
 * Puts what was said into a held conversation: a message that somebody is to answer, or (false) a further part of the album
 * that one gathers, or what somebody says who is blocked, which changes nothing of how the conversation stands.
 */
export async function takeIn(duty: Duty, { conversation, authorId, said, isAside = false }: TakenIn): Promise<boolean> {
  const { db, desk, workspaceId } = duty;
  const { file, special, text, entities, albumKey, forwardedFrom } = said;
  const album = albumKey && (await findAlbum(db, { workspaceId, conversationId: conversation.id, albumKey }));
  const isWithheld = conversation.isBlocked;
  const after = isWithheld || isAside ? conversation : stateAfterInbound(conversation, desk.now);
  if (album) {
    await extendAlbum(duty, { held: conversation, after, messageId: album }, said);
    return false;
  }

  const { messageId, announce } = await appendMessage(desk, conversation, {
    direction: "in",
    author: { kind: "contact", id: authorId },
    ...{ text, entities, special, forwardedFrom, albumKey },
    ...(await replyIn(duty, said)),
    state: "received",
    clientKey: null,
    editedAt: said.editedAt ? new Date(said.editedAt) : null,
    files: file ? [file] : [],
    conversationState: after.state,
    waitingSince: after.waitingSince,
    isWithheld,
    isAside,
  });
  await bindSaid(duty, { said, messageId });
  await announce();
  return !isWithheld;
}

async function replyIn({ db, botId, workspaceId }: Duty, { chat, reply }: Said) {
  if (!reply) return {};
  const { tgMessageId, authorName, excerpt, quote } = reply;
  const known = tgMessageId && (await findMessageId(db, { workspaceId, botId, chatId: chat.tgChatId, tgMessageId }));
  return known ? { replyToId: known, replyQuote: quote } : { replyOutside: { authorName, excerpt }, replyQuote: quote };
}

function stateAfterInbound({ state, waitingSince }: LockedConversation, now: Date) {
  return { state: state === "new" ? ("new" as const) : ("open" as const), waitingSince: waitingSince ?? now };
}
