import type { ConversationState } from "@frontdesk/contract";
import type { Duty } from "../../duty.ts";
import { meetTelegramPerson } from "../contact/index.ts";
import { appendMessage } from "../message/index.ts";
import { attendTo } from "../reception/index.ts";
import { findAlbum } from "./album.queries.ts";
import { bindSaid, type Said } from "./bind-said.ts";
import { conversationFor } from "./chat-conversation.ts";
import { extendAlbum } from "./extend-album.ts";
import { findMessageId } from "./telegram-message.queries.ts";

/** Makes a message of what a person said in a held chat, or a further part of the album it belongs to. */
export async function addMessage(duty: Duty, said: Said): Promise<void> {
  const { db, desk, botId, workspaceId } = duty;
  const { file, special, text, entities, albumKey, forwardedFrom } = said;
  const chatId = said.chat.tgChatId;
  const contactId = await meetTelegramPerson(desk, botId, said.from);
  const conversation = await conversationFor(duty, { contactId, chatId });
  const album = albumKey && (await findAlbum(db, { workspaceId, conversationId: conversation.id, albumKey }));
  const after = { state: stateAfterInbound(conversation.state), waitingSince: conversation.waitingSince ?? desk.now };
  if (album) return extendAlbum(duty, { held: conversation, after, messageId: album }, said);

  const { messageId, announce } = await appendMessage(desk, conversation, {
    direction: "in",
    author: { kind: "contact", id: contactId },
    ...{ text, entities, special, forwardedFrom, albumKey },
    ...(await replyIn(duty, said)),
    state: "received",
    clientKey: null,
    editedAt: said.editedAt ? new Date(said.editedAt) : null,
    files: file ? [file] : [],
    conversationState: after.state,
    waitingSince: after.waitingSince,
  });
  await bindSaid(duty, { said, messageId });
  await announce();
  await attendTo(desk, { conversationId: conversation.id, inboxId: conversation.inboxId, contactId, text, entities });
}

async function replyIn({ db, botId, workspaceId }: Duty, { chat, reply }: Said) {
  if (!reply) return {};
  const { tgMessageId, authorName, excerpt, quote } = reply;
  const known = tgMessageId && (await findMessageId(db, { workspaceId, botId, chatId: chat.tgChatId, tgMessageId }));
  return known ? { replyToId: known, replyQuote: quote } : { replyOutside: { authorName, excerpt }, replyQuote: quote };
}

function stateAfterInbound(state: ConversationState): ConversationState {
  return state === "new" ? "new" : "open";
}
