import { badRequest } from "../bot-api/error.ts";
import { generalTopicId, hasRight, isPermitted } from "../world/group-chat.ts";
import { postService } from "../world/post-service.ts";
import { announceRoom, type Room } from "../world/room.ts";
import { findWritableChat } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#pinchatmessage. Pinning what is pinned already changes nothing. */
export function pinChatMessage(call: MethodCall): true {
  const { world, bot, fields } = call;
  const room = findPinnable(call);
  const messageId = fields.integer("message_id");
  const message = room.chat.messages.get(messageId);
  if (!message) throw badRequest("message to pin not found");
  const pinned = room.chat.pinned ?? [];
  if (pinned.includes(messageId)) return true;
  room.chat.pinned = [...pinned, messageId];
  postService(world, room, bot.id, {
    pinned: messageId,
    ...(message.threadId !== undefined && { threadId: message.threadId }),
  });
  return true;
}

/** https://core.telegram.org/bots/api#unpinchatmessage; the newest pinned one when none is named. */
export function unpinChatMessage(call: MethodCall): true {
  const room = findPinnable(call);
  const pinned = room.chat.pinned ?? [];
  const messageId = call.fields.integer("message_id", { fallback: pinned.at(-1) ?? 0 });
  if (!pinned.includes(messageId)) throw badRequest("message to unpin not found");
  room.chat.pinned = pinned.filter((id) => id !== messageId);
  announceRoom(call.world, room);
  return true;
}

/** https://core.telegram.org/bots/api#unpinallchatmessages */
export function unpinAllChatMessages(call: MethodCall): true {
  const room = findPinnable(call);
  room.chat.pinned = [];
  announceRoom(call.world, room);
  return true;
}

/** https://core.telegram.org/bots/api#unpinallforumtopicmessages */
export function unpinAllForumTopicMessages(call: MethodCall): true {
  return unpinTopic(call, call.fields.integer("message_thread_id"));
}

/** https://core.telegram.org/bots/api#unpinallgeneralforumtopicmessages */
export function unpinAllGeneralForumTopicMessages(call: MethodCall): true {
  return unpinTopic(call, generalTopicId);
}

function unpinTopic(call: MethodCall, threadId: number): true {
  const room = findPinnable(call);
  if (room.kind === "private" || !room.chat.isForum) throw badRequest("The chat is not a forum");
  const { chat } = room;
  if (!chat.topics.has(threadId)) throw badRequest("TOPIC_ID_INVALID");
  chat.pinned = chat.pinned.filter((id) => (chat.messages.get(id)?.threadId ?? generalTopicId) !== threadId);
  announceRoom(call.world, room);
  return true;
}

function findPinnable(call: MethodCall): Room {
  const room = findWritableChat(call);
  if (room.kind === "private") return room;
  const { chat } = room;
  const { id } = call.bot;
  const may =
    chat.type === "channel" ? hasRight(chat, id, "can_edit_messages") : mayPin(chat.permissions.can_pin_messages);
  if (!may) throw badRequest("Not enough rights to manage pinned messages in the chat");
  return room;

  function mayPin(everybody: boolean): boolean {
    // In basic groups a bot has to be an administrator even where everybody may pin.
    const asMember = everybody && chat.type === "supergroup" && isPermitted(chat, id, "can_pin_messages");
    return asMember || hasRight(chat, id, "can_pin_messages");
  }
}
