import { badRequest } from "../bot-api/error.ts";
import type { Message } from "../bot-api/objects.ts";
import { isServiceMessage } from "../world/audience.ts";
import type { Content, StoredMessage } from "../world/message.ts";
import { originOf } from "../world/origin.ts";
import type { Room } from "../world/room.ts";
import { deliver, deliverAll } from "./deliver.ts";
import { findChat } from "./find-chat.ts";
import { readMessageIds } from "./message-ids.ts";
import type { MethodCall } from "./method.ts";
import { readCaption } from "./read-caption.ts";

/** https://core.telegram.org/bots/api#forwardmessage */
export function forwardMessage(call: MethodCall): Message {
  const source = findSource(call);
  return deliver(call, forwarded(call, source, getSourceMessage(call, source, "message to forward")));
}

/** https://core.telegram.org/bots/api#forwardmessages; what can't be found is skipped. */
export function forwardMessages(call: MethodCall): { message_id: number }[] {
  const source = findSource(call);
  const messages = findSourceMessages(call, source, "message to forward");
  return numbersOf(
    deliverAll(
      call,
      messages.map((message) => forwarded(call, source, message)),
    ),
  );
}

/** https://core.telegram.org/bots/api#copymessage */
export function copyMessage(call: MethodCall): { message_id: number } {
  const message = getSourceMessage(call, findSource(call), "message to copy");
  const caption = call.fields.has("caption") && message.media ? readCaption(call.fields) : {};
  return { message_id: deliver(call, { ...copied(message), ...caption }).message_id };
}

/** https://core.telegram.org/bots/api#copymessages; what can't be found is skipped. */
export function copyMessages(call: MethodCall): { message_id: number }[] {
  const messages = findSourceMessages(call, findSource(call), "message to forward");
  const isBare = call.fields.flag("remove_caption");
  const contents = messages.map((message) => ({
    ...copied(message),
    ...(isBare && message.media && { text: "", entities: [] }),
  }));
  return numbersOf(deliverAll(call, contents));
}

function findSource(call: MethodCall): Room {
  if (call.fields.text("from_chat_id") === "") throw badRequest('Parameter "from_chat_id" is required');
  return findChat(call, "from_chat_id");
}

function getSourceMessage(call: MethodCall, source: Room, name: string): StoredMessage {
  const message = source.chat.messages.get(call.fields.integer("message_id"));
  if (!message) throw badRequest(`${name} not found`);
  if (isServiceMessage(message))
    throw badRequest(name.endsWith("copy") ? "The message can't be copied" : "The message can't be forwarded");
  return message;
}

function findSourceMessages({ fields }: MethodCall, source: Room, name: string): StoredMessage[] {
  const messages = readMessageIds(fields).flatMap((id) => source.chat.messages.get(id) ?? []);
  const fitting = messages.filter((message) => !isServiceMessage(message));
  if (fitting.length === 0) throw badRequest(`${name} not found`);
  return fitting;
}

function forwarded({ world, bot }: MethodCall, room: Room, message: StoredMessage): Content {
  return { ...copied(message), origin: message.origin ?? originOf({ world, bot, room }, message) };
}

function copied({ text, entities, media, literal }: StoredMessage): Content {
  return { text, entities, ...(media && { media }), ...(literal && { literal }) };
}

function numbersOf(messages: Message[]): { message_id: number }[] {
  return messages.map(({ message_id }) => ({ message_id }));
}
