import { badRequest } from "../bot-api/error.ts";
import { type GroupChat, generalTopicId, hasRight, type Topic } from "../world/group-chat.ts";
import { changeTopic, deleteTopic, openTopic } from "../world/topics.ts";
import { findGroup } from "./find-chat.ts";
import type { Method, MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#createforumtopic */
export function createForumTopic(call: MethodCall) {
  const { world, bot, fields } = call;
  const forum = findForum(call);
  if (!hasRight(forum, bot.id, "can_manage_topics")) throw badRequest("Not enough rights to create a topic");
  const name = fields.text("name").trim().slice(0, longestName);
  if (name === "") throw badRequest("Name must be non-empty");
  const iconColor = fields.integer("icon_color");
  if (iconColor < 0 || iconColor > 0xffffff) throw badRequest("Invalid icon color specified");
  const iconCustomEmojiId = fields.text("icon_custom_emoji_id");
  const topic = openTopic(world, forum, bot.id, {
    name,
    ...(iconColor > 0 && { iconColor }),
    ...(iconCustomEmojiId && { iconCustomEmojiId }),
  });
  return {
    message_thread_id: topic.threadId,
    name: topic.name,
    icon_color: topic.iconColor,
    ...(iconCustomEmojiId && { icon_custom_emoji_id: iconCustomEmojiId }),
  };
}

/** https://core.telegram.org/bots/api#editforumtopic */
export const editForumTopic = edits((call) => call.fields.integer("message_thread_id"));
/** https://core.telegram.org/bots/api#editgeneralforumtopic */
export const editGeneralForumTopic = edits(() => generalTopicId);
/** https://core.telegram.org/bots/api#closeforumtopic */
export const closeForumTopic = turns((call) => call.fields.integer("message_thread_id"), { isClosed: true });
/** https://core.telegram.org/bots/api#reopenforumtopic */
export const reopenForumTopic = turns((call) => call.fields.integer("message_thread_id"), { isClosed: false });
/** https://core.telegram.org/bots/api#closegeneralforumtopic */
export const closeGeneralForumTopic = turns(() => generalTopicId, { isClosed: true });
/** https://core.telegram.org/bots/api#reopengeneralforumtopic */
export const reopenGeneralForumTopic = turns(() => generalTopicId, { isClosed: false, isHidden: false });
/** https://core.telegram.org/bots/api#hidegeneralforumtopic; a hidden topic is closed too. */
export const hideGeneralForumTopic = turns(() => generalTopicId, { isHidden: true, isClosed: true });
/** https://core.telegram.org/bots/api#unhidegeneralforumtopic */
export const unhideGeneralForumTopic = turns(() => generalTopicId, { isHidden: false });

/** https://core.telegram.org/bots/api#deleteforumtopic */
export function deleteForumTopic(call: MethodCall): true {
  const { world, bot, fields } = call;
  const forum = findForum(call);
  const topic = getTopic(forum, fields.integer("message_thread_id"));
  if (topic.creatorId !== bot.id && !hasRight(forum, bot.id, "can_delete_messages")) {
    throw badRequest("Not enough rights to delete the topic");
  }
  deleteTopic(world, forum, topic.threadId);
  return true;
}

/** Telegram cuts longer names. */
const longestName = 128;

function edits(threadIdOf: (call: MethodCall) => number): Method {
  return (call) => {
    const { world, bot, fields } = call;
    const forum = findForum(call);
    const topic = getTopic(forum, threadIdOf(call));
    assertManages(call, forum, topic, "Not enough rights to edit the topic");
    const name = fields.text("name").trim().slice(0, longestName);
    if (name === "" && fields.text("name") !== "") throw badRequest("Name must be non-empty");
    const isGiven = fields.has("icon_custom_emoji_id");
    const isChanged = changeTopic(world, forum, bot.id, {
      threadId: topic.threadId,
      ...(name && { name }),
      ...(isGiven && { iconCustomEmojiId: fields.text("icon_custom_emoji_id") }),
    });
    if (!isChanged && (name || isGiven)) throw badRequest("TOPIC_NOT_MODIFIED");
    return true;
  };
}

function turns(threadIdOf: (call: MethodCall) => number, next: Partial<Pick<Topic, "isClosed" | "isHidden">>): Method {
  return (call) => {
    const forum = findForum(call);
    const topic = getTopic(forum, threadIdOf(call));
    assertManages(call, forum, topic, "Not enough rights to close or open the topic");
    const isChanged = changeTopic(call.world, forum, call.bot.id, { threadId: topic.threadId, ...next });
    if (!isChanged) throw badRequest("TOPIC_NOT_MODIFIED");
    return true;
  };
}

function findForum(call: MethodCall): GroupChat {
  const { chat } = findGroup(call, "The chat is not a forum");
  if (!chat.isForum) throw badRequest("The chat is not a forum");
  return chat;
}

/** T11 */
function getTopic(forum: GroupChat, threadId: number): Topic {
  if (threadId <= 0) throw badRequest("Invalid forum topic identifier specified");
  const topic = forum.topics.get(threadId);
  if (!topic) throw badRequest("TOPIC_ID_INVALID");
  return topic;
}

function assertManages({ bot }: MethodCall, forum: GroupChat, topic: Topic, complaint: string): void {
  if (topic.creatorId !== bot.id && !hasRight(forum, bot.id, "can_manage_topics")) throw badRequest(complaint);
}
