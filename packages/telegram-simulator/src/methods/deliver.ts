import type { Message } from "../bot-api/objects.ts";
import type { Content, StoredMessage } from "../world/message.ts";
import { presentMessage } from "../world/present-message.ts";
import { announceRoom, chatIdOf, takeMessageId } from "../world/room.ts";
import { type Destination, findDestination } from "./destination.ts";
import type { MethodCall } from "./method.ts";
import { readReplyMarkup } from "./reply-markup.ts";

/**
 * Puts a bot's message into the chat the call names and returns it. It is the last step of every send, so that what
 * is refused leaves no trace. @throws Bad Request, Forbidden, Too Many Requests
 */
export function deliver(call: MethodCall, content: Content): Message {
  const [message] = deliverAll(call, [content]);
  if (!message) throw new RangeError("a message was delivered and is not there");
  return message;
}

/** Delivers several messages, all or none. The first answers what the call answers. @throws as `deliver` */
export function deliverAll(call: MethodCall, contents: readonly Content[]): Message[] {
  const { world, bot, flood, fields } = call;
  const { buttons, keyboard } = readReplyMarkup(fields);
  const destination = findDestination(call, contents);
  const { room } = destination;
  flood.admit(bot.id, chatIdOf(room), contents.length);

  const messages = contents.map((content, at) => {
    const message = { ...stamp(call, destination), ...content, ...(at === 0 && destination.reply) };
    if (buttons) message.buttons = buttons;
    room.chat.messages.set(message.messageId, message);
    return message;
  });
  if (room.kind === "group") room.chat.lastBotId = bot.id;
  else if (keyboard) room.chat.keyboard = keyboard;
  delete room.chat.busyUntil;
  announceRoom(world, room);
  return messages.map((message) => presentMessage({ world, bot, room }, message));
}

function stamp({ world, bot, now }: MethodCall, { room, threadId }: Destination): StoredMessage {
  return {
    messageId: takeMessageId(world, room),
    from: room.kind === "group" && room.chat.type === "channel" ? "chat" : "bot",
    ...(room.kind === "group" && { authorId: bot.id }),
    ...(threadId !== undefined && { threadId }),
    sentAt: now,
    text: "",
    entities: [],
  };
}
