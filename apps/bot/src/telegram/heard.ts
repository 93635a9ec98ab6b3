import { cutText, plainName } from "@frontdesk/contract";
import type { ApplyGroupMessage, GroupSender } from "@frontdesk/contract/inputs";
import type { Chat, Message, UserFromGetMe } from "telegraf/types";
import { isAddressed } from "./addressed.ts";
import { contentOf } from "./content.ts";
import { titleOf } from "./origin.ts";
import { personOf } from "./person.ts";
import { saying } from "./saying.ts";

type Heard = Omit<ApplyGroupMessage, "botId" | "leaseToken" | "opId" | "updateId">;

/** All that the desk takes in of a message in a group; null where nobody said anything, or elsewhere. */
export function heardIn(message: Message & Message.CommonMessage, me: UserFromGetMe): Heard | null {
  const place = placeIn(message);
  const from = senderIn(message);
  const content = contentOf(message);
  if (!place || !from || !content) return null;
  const topic = message.reply_to_message;
  return {
    ...place,
    from,
    ...saying(message, content),
    topicName: topic && "forum_topic_created" in topic ? cutText(plainName(topic.forum_topic_created.name), 256) : null,
    isAddressed: isAddressed(message, me),
  };
}

/** The group in which something happened, and the topic of it; null elsewhere. */
export function placeIn(message: Message): Pick<Heard, "chat" | "threadId"> | null {
  const { chat, message_thread_id: threadId, is_topic_message: isInTopic } = message as Message & Message.CommonMessage;
  const group = groupIn(chat);
  // Elsewhere than in a forum it only gathers the answers to one message.
  return group && { chat: group, threadId: isInTopic && threadId !== undefined ? threadId : null };
}

function groupIn(chat: Chat): Heard["chat"] | null {
  if (chat.type !== "group" && chat.type !== "supergroup") return null;
  const isForum = chat.type === "supergroup" && chat.is_forum === true;
  const username = chat.type === "supergroup" ? (chat.username ?? null) : null;
  return { tgChatId: chat.id, type: chat.type, title: nameOfChat(chat), username, isForum };
}

/** Who acts in a group: a channel, or the group as which an administrator speaks, before the account that stands for it. */
export function senderIn({ from, sender_chat: chat }: Pick<Message, "from" | "sender_chat">): GroupSender | null {
  if (chat) return chatAsSender(chat);
  return from ? { kind: "person", ...personOf(from) } : null;
}

/** A chat in whose name something is done. */
export function chatAsSender(chat: Chat): GroupSender {
  const username = "username" in chat ? (chat.username ?? null) : null;
  return { kind: "chat", tgChatId: chat.id, name: nameOfChat(chat), username };
}

/** Telegram requires a title, and still some are blank. */
function nameOfChat(chat: Chat): string {
  return cutText(titleOf(chat) || String(chat.id), 256);
}
