import { type GroupChat, generalTopicId, type Topic } from "./group-chat.ts";
import { placeService, postService } from "./post-service.ts";
import { spread } from "./spread.ts";
import type { World } from "./world.ts";

/** What a new topic is like. */
export interface NewTopic {
  name: string;
  iconColor?: number;
  iconCustomEmojiId?: string;
}

/** The colour of an icon nobody chose one for; one of Telegram's six. */
const usualColor = 0x6fb9f0;

/** The General topic of a fresh forum. */
export function generalTopic(creatorId: number): Topic {
  const state = { isClosed: false, isHidden: false };
  return { threadId: generalTopicId, name: "General", iconColor: usualColor, creatorId, ...state };
}

/** Opens a topic and tells of it. */
export function openTopic(world: World, group: GroupChat, creatorId: number, given: NewTopic): Topic {
  const { name, iconColor = usualColor, iconCustomEmojiId } = given;
  const icon = iconCustomEmojiId ? { icon_custom_emoji_id: iconCustomEmojiId } : {};
  const literal = { forum_topic_created: { name, icon_color: iconColor, ...icon } };
  const room = { kind: "group" as const, chat: group };
  const message = placeService(world, room, creatorId, { literal });
  message.threadId = message.messageId;
  const topic: Topic = {
    threadId: message.messageId,
    name,
    iconColor,
    ...(iconCustomEmojiId && { iconCustomEmojiId }),
    isClosed: false,
    isHidden: false,
    creatorId,
  };
  group.topics.set(topic.threadId, topic);
  spread(world, room, message);
  return topic;
}

/** Changes a topic and tells of it; what stays as it is makes no message. Returns whether anything changed. */
export function changeTopic(
  world: World,
  group: GroupChat,
  byId: number,
  { threadId, ...next }: Pick<Topic, "threadId"> & Partial<Omit<Topic, "threadId" | "creatorId">>,
): boolean {
  const topic = group.topics.get(threadId);
  if (!topic) return false;
  const tell = (literal: Record<string, unknown>) =>
    postService(world, { kind: "group", chat: group }, byId, {
      literal,
      ...(threadId !== generalTopicId && { threadId }),
    });
  const edited = {
    ...(next.name !== undefined && next.name !== topic.name && { name: next.name }),
    ...(next.iconCustomEmojiId !== undefined &&
      next.iconCustomEmojiId !== topic.iconCustomEmojiId && { icon_custom_emoji_id: next.iconCustomEmojiId }),
  };
  const [wasClosed, wasHidden] = [topic.isClosed, topic.isHidden];
  Object.assign(topic, next);
  const isEdited = Object.keys(edited).length > 0;
  if (isEdited) tell({ forum_topic_edited: edited });
  if (topic.isClosed !== wasClosed) tell({ [topic.isClosed ? "forum_topic_closed" : "forum_topic_reopened"]: {} });
  if (topic.isHidden !== wasHidden) {
    tell({ [topic.isHidden ? "general_forum_topic_hidden" : "general_forum_topic_unhidden"]: {} });
  }
  return isEdited || topic.isClosed !== wasClosed || topic.isHidden !== wasHidden;
}

/** Deletes a topic with everything in it. Bots are not told. */
export function deleteTopic(world: World, group: GroupChat, threadId: number): void {
  group.topics.delete(threadId);
  for (const [messageId, message] of group.messages) {
    if (message.threadId === threadId) group.messages.delete(messageId);
  }
  world.announce({ kind: "group", chatId: group.id });
}
