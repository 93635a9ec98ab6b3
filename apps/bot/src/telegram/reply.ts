import { cutText, excerptOf, messageLimits } from "@frontdesk/contract";
import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Message } from "telegraf/types";
import { contentOf } from "./content.ts";
import { originIn, titleOf } from "./origin.ts";
import { nameOf } from "./person.ts";

/** What a message answers, told in full, since the desk may not have it; null where it answers nothing. */
export function replyIn(message: Message.CommonMessage): ApplyMessage["reply"] {
  const quote = message.quote ? cutText(message.quote.text.toWellFormed(), messageLimits.quoteLength) : null;
  const { reply_to_message: answered, external_reply: outside } = message;
  // What is said in a topic answers, if nothing else, the notice that opened it.
  if (answered && !("forum_topic_created" in answered)) {
    const excerpt = excerptIn(answered);
    return { tgMessageId: answered.message_id, authorName: authorOf(answered), excerpt, quote };
  }
  if (!outside) return null;
  const { origin, chat: _chat, message_id: _id, ...rest } = outside;
  // Of a message elsewhere Telegram tells the media, and of its text only what was quoted.
  const excerpt = excerptIn(rest as Message) || excerptOf({ text: quote ?? "", special: null, files: [] });
  return { tgMessageId: null, authorName: originIn(origin).name, excerpt, quote };
}

function excerptIn(message: Message): string {
  const content = contentOf(message);
  if (!content) return "";
  return excerptOf({ ...content, files: content.file ? [content.file] : [] });
}

function authorOf({ from, sender_chat: chat }: Message): string {
  if (chat) return cutText(titleOf(chat), 256);
  return from ? nameOf(from) : "";
}
