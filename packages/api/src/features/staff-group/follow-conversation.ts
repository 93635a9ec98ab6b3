import { type Conversation, isLive, type StaffGroup } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { getConversation } from "../conversation/index.ts";
import { digestOf } from "./card.ts";
import { leaveTopic } from "./leave-topics.ts";
import { queueCard, queueTopic } from "./queue-sends.ts";
import { cardIn, findScene, nextStep, type Scene } from "./scene.ts";
import { listStaffGroups } from "./staff-group.queries.ts";
import { tellNews } from "./tell-news.ts";
import { insertTopic, lockTopicOf, type Topic } from "./topic.queries.ts";

/**
 * Brings a conversation's topic to where the conversation stands: in the group it belongs to, named, open or closed, and
 * told what was said. It compares, so that doing it again changes nothing. Returns the topic where there is one to write
 * in, or soon will be.
 */
export async function followConversation(desk: Desk, conversationId: string): Promise<Scene | undefined> {
  const { db, workspaceId, whole } = desk;
  const conversation = await getConversation(db, whole, conversationId);
  const before = await lockTopicOf(db, { workspaceId, conversationId });
  const groups = await listStaffGroups(db, workspaceId);
  const group = groupFor(groups, conversation, before);
  if (before && before.staffGroupId !== group?.id)
    await leaveTopic(desk, before, { from: groups.find(({ id }) => id === before.staffGroupId), to: group });
  // What waits while the bot lacks something is not queued but told once it may work again, so it is bounded.
  if (!group || (!before && !isLive(conversation.state))) return undefined;
  if (!before) await insertTopic(db, { workspaceId, conversationId, staffGroupId: group.id });
  if (group.lacks.length > 0) return undefined;

  const topic = await lockTopicOf(db, { workspaceId, conversationId });
  const scene = topic && (await findScene(desk, topic));
  if (!scene) return undefined;
  const step = nextStep(scene);
  if (scene.topic.threadId === null && !step) return undefined;
  const opens = step?.kind === "create" || (step?.kind === "turn" && !step.isClosed);
  if (opens) await queueTopic(desk, scene);
  const isCardOld = scene.topic.cardDigest !== digestOf(await cardIn(desk, scene, null));
  if (isCardOld) await queueCard(desk, scene);
  await tellNews(desk, scene);
  // The last words stand in a topic before it is closed.
  if (step && !opens) await queueTopic(desk, scene);
  return scene;
}

/** Where a conversation's topic is to be: where it is, if that may be; otherwise in the first group that is for it. */
function groupFor(
  groups: StaffGroup[],
  { inbox, teamId }: Conversation,
  topic: Topic | undefined,
): StaffGroup | undefined {
  const fitting = groups.filter(
    ({ chat, inboxIds, teamIds }) =>
      chat !== null &&
      (inboxIds.length === 0 || inboxIds.includes(inbox.id)) &&
      (teamIds.length === 0 || teamIds.includes(teamId)),
  );
  return fitting.find(({ id }) => id === topic?.staffGroupId) ?? fitting[0];
}
