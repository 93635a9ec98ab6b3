import { cutText, plainName } from "@frontdesk/contract";
import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Chat, Message } from "telegraf/types";
import { nameOf } from "./person.ts";

type MessageOrigin = NonNullable<Message.CommonMessage["forward_origin"]>;

/** Where a forwarded message came from (https://core.telegram.org/bots/api#messageorigin). */
export function originIn(origin: MessageOrigin): NonNullable<ApplyMessage["forwardedFrom"]> {
  // Telegraf's type of a channel's origin lacks the date.
  const { date = 0 }: { type: string; date?: number } = origin;
  return { kind: origin.type, name: cutText(whoIn(origin), 256), at: new Date(date * 1000).toISOString() };
}

function whoIn(origin: MessageOrigin): string {
  switch (origin.type) {
    case "user":
      return nameOf(origin.sender_user);
    case "hidden_user":
      return plainName(origin.sender_user_name);
    case "chat":
      return signed(titleOf(origin.sender_chat), origin.author_signature);
    case "channel":
      return signed(titleOf(origin.chat), origin.author_signature);
  }
}

/** What a chat is called, as far as it can be shown. */
export function titleOf(chat: Chat): string {
  return plainName("title" in chat ? chat.title : [chat.first_name, chat.last_name].filter(Boolean).join(" "));
}

function signed(title: string, signature: string | undefined): string {
  return signature ? `${title} (${plainName(signature)})` : title;
}
