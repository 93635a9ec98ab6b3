import type { Message } from "../bot-api/objects.ts";
import { presentMessage } from "../world/present-message.ts";
import type { StoredMessage } from "../world/private-chat.ts";
import type { ChatWithPerson } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";
import { readReplyMarkup } from "./reply-markup.ts";
import { findRepliedMessage } from "./reply-parameters.ts";

type Content = Pick<StoredMessage, "text" | "entities" | "photo">;

/**
 * Puts a bot's message into the chat and returns it. It is the last step of every send, so that what is refused
 * leaves no trace. @throws Bad Request, Too Many Requests
 */
export function deliver(call: MethodCall, { chat, person }: ChatWithPerson, content: Content): Message {
  const { world, bot, flood, now } = call;
  const replyTo = findRepliedMessage(call.fields, chat);
  const { buttons, keyboard } = readReplyMarkup(call.fields);
  flood.admit(bot.id, person.id);

  const message: StoredMessage = {
    messageId: bot.nextMessageId++,
    from: "bot",
    sentAt: now,
    ...content,
    ...(replyTo !== undefined && { replyTo }),
    ...(buttons && { buttons }),
  };
  chat.messages.set(message.messageId, message);
  if (keyboard) chat.keyboard = keyboard;
  delete chat.busyUntil;
  world.chatChanged(chat);
  return presentMessage({ world, bot, person, chat }, message);
}
