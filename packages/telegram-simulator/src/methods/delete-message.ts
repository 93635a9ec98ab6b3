import { badRequest } from "../bot-api/error.ts";
import { findWritableChat } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";

/** T9: a message can be deleted for both for two days. */
const deletableMs = 48 * 60 * 60 * 1000;

/** https://core.telegram.org/bots/api#deletemessage */
export function deleteMessage(call: MethodCall): true {
  const { world, fields, now } = call;
  if (fields.text("chat_id") === "") throw badRequest("Chat identifier is not specified");
  const messageId = fields.integer("message_id");
  if (messageId === 0) throw badRequest("Message identifier is not specified");

  const { chat } = findWritableChat(call);
  const message = chat.messages.get(messageId);
  if (!message) throw badRequest("message to delete not found");
  if (now - message.sentAt > deletableMs) throw badRequest("message can't be deleted for everyone");
  chat.messages.delete(messageId);
  world.chatChanged(chat);
  return true;
}
