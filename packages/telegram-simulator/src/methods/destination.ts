import { badRequest } from "../bot-api/error.ts";
import { type GroupChat, generalTopicId, hasRight, isPermitted } from "../world/group-chat.ts";
import type { Content } from "../world/message.ts";
import { neededFor } from "../world/rights.ts";
import type { Room } from "../world/room.ts";
import { findWritableChat } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";
import { type Reply, readReply } from "./reply-parameters.ts";

/** Where a message of a bot goes. */
export interface Destination {
  room: Room;
  threadId: number | undefined;
  reply: Reply;
}

/** Where the call wants its messages, if the bot may send such there. @throws Bad Request, Forbidden */
export function findDestination(call: MethodCall, contents: readonly Content[]): Destination {
  const { bot, fields } = call;
  const room = findWritableChat(call);
  const asked = findThread(room, fields.integer("message_thread_id"));
  const reply = readReply(fields, room.chat);
  const replied = reply.replyTo === undefined ? undefined : room.chat.messages.get(reply.replyTo);
  const threadId = asked ?? replied?.threadId;
  if (room.kind === "group") {
    for (const content of contents) assertMaySend(room.chat, bot.id, content);
    assertOpenTopic(room.chat, bot.id, threadId);
  }
  return { room, threadId, reply };
}

/** T11: a topic that isn't there (any more), and the General one by its number, are not found. */
function findThread({ kind, chat }: Room, threadId: number): number | undefined {
  if (threadId === 0 || (kind === "group" && !chat.isForum)) return undefined;
  if (kind === "group" && threadId !== generalTopicId && chat.topics.has(threadId)) return threadId;
  throw badRequest("message thread not found");
}

function assertMaySend(group: GroupChat, botId: number, content: Content): void {
  if (group.type === "channel") {
    if (hasRight(group, botId, "can_post_messages")) return;
    throw badRequest("Need administrator rights in the channel chat");
  }
  const { permission, spoken } = neededFor(content);
  const may = isPermitted(group, botId, "can_send_messages") && isPermitted(group, botId, permission);
  if (!may) throw badRequest(`Not enough rights to send ${spoken} to the chat`);
}

function assertOpenTopic(group: GroupChat, botId: number, threadId = generalTopicId): void {
  const topic = group.topics.get(threadId);
  if (!topic?.isClosed || topic.creatorId === botId || hasRight(group, botId, "can_manage_topics")) return;
  throw badRequest("TOPIC_CLOSED");
}
