import { SimulatorProblem } from "../simulator-problem.ts";
import type { GroupChat, Topic } from "../world/group-chat.ts";
import { changeTopic, deleteTopic, type NewTopic, openTopic } from "../world/topics.ts";
import type { World } from "../world/world.ts";
import { getGroup, getPerson } from "./lookup.ts";

/** Which topic, and who does something to it. */
export interface TopicSide {
  personId: number;
  chatId: number;
  threadId: number;
}

/** Opens a topic. @throws SimulatorProblem when the group is no forum */
export function createTopic(
  world: World,
  { personId, chatId, ...topic }: Omit<TopicSide, "threadId"> & NewTopic,
): Topic {
  return openTopic(world, getForum(world, chatId), getPerson(world, personId).id, topic);
}

/** Renames, closes or reopens a topic. @throws SimulatorProblem when there is no such topic */
export function setTopic(
  world: World,
  { personId, chatId, threadId, ...next }: TopicSide & Partial<Pick<Topic, "name" | "isClosed">>,
): Topic {
  const forum = getForum(world, chatId);
  changeTopic(world, forum, getPerson(world, personId).id, { threadId, ...next });
  return getTopic(forum, threadId);
}

/** Deletes a topic with all its messages; bots are not told. @throws SimulatorProblem when there is no such topic */
export function removeTopic(world: World, { chatId, threadId }: TopicSide): void {
  deleteTopic(world, getForum(world, chatId), getTopic(getForum(world, chatId), threadId).threadId);
}

function getForum(world: World, chatId: number): GroupChat {
  const group = getGroup(world, chatId);
  if (!group.isForum) throw new SimulatorProblem(`${group.title} is no forum`);
  return group;
}

function getTopic(forum: GroupChat, threadId: number): Topic {
  const topic = forum.topics.get(threadId);
  if (!topic) throw new SimulatorProblem(`there is no topic ${threadId}`);
  return topic;
}
