import { badRequest } from "../bot-api/error.ts";
import { hasRight } from "../world/group-chat.ts";
import type { StoredMessage } from "../world/message.ts";
import { announceRoom, type Room } from "../world/room.ts";
import { findWritableChat } from "./find-chat.ts";
import { readMessageIds } from "./message-ids.ts";
import type { MethodCall } from "./method.ts";
import { isOwn } from "./own-message.ts";

/** T9: a message can be deleted for both for two days. */
const deletableMs = 48 * 60 * 60 * 1000;

/** https://core.telegram.org/bots/api#deletemessage */
export function deleteMessage(call: MethodCall): true {
  const { fields } = call;
  if (fields.text("chat_id") === "") throw badRequest("Chat identifier is not specified");
  const messageId = fields.integer("message_id");
  if (messageId === 0) throw badRequest("Message identifier is not specified");

  const room = findWritableChat(call);
  const message = room.chat.messages.get(messageId);
  if (!message) throw badRequest("message to delete not found");
  assertDeletable(call, room, message);
  room.chat.messages.delete(messageId);
  announceRoom(call.world, room);
  return true;
}

/** https://core.telegram.org/bots/api#deletemessages; what is gone already is skipped. */
export function deleteMessages(call: MethodCall): true {
  const messageIds = readMessageIds(call.fields);
  const room = findWritableChat(call);
  const messages = messageIds.flatMap((id) => room.chat.messages.get(id) ?? []);
  for (const message of messages) assertDeletable(call, room, message);
  for (const { messageId } of messages) room.chat.messages.delete(messageId);
  announceRoom(call.world, room);
  return true;
}

/** Who leads a group deletes there what they like; the rest of a bot's deeds ends after two days. */
function assertDeletable({ bot, now }: MethodCall, room: Room, message: StoredMessage): void {
  if (room.kind === "group") {
    if (hasRight(room.chat, bot.id, "can_delete_messages")) return;
    if (!isOwn(room, message, bot.id)) throw badRequest("message can't be deleted");
  }
  if (now - message.sentAt > deletableMs) throw badRequest("message can't be deleted for everyone");
}
