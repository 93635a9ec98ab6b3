import type { StaffGroup } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { insertLeftTopic } from "./left-topic.queries.ts";
import { forgetTopic, queueForStaff } from "./queue-sends.ts";
import { listConversationsWithTopic, lockTopicOf, type Topic } from "./topic.queries.ts";

interface Move {
  /** Where the topic stands; undefined where that is no staff group any more. */
  from: StaffGroup | undefined;
  /** Where another is to be made in its place; undefined for nowhere. */
  to: StaffGroup | undefined;
}

/** Closes the topic where its conversation belongs no longer, notes that it is there, and forgets it. */
export async function leaveTopic(desk: Desk, topic: Topic, { from, to }: Move): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { conversationId, threadId, isClosed } = topic;
  if (!to && threadId === null) return;
  await forgetTopic(desk, topic, to && { staff_group_id: to.id });
  if (!from?.chat || threadId === null) return;
  const { botId, chat } = from;
  await insertLeftTopic(db, { workspaceId, conversationId, botId, chatId: chat.tgChatId, threadId, now });
  if (from.lacks.length === 0 && !isClosed)
    await queueForStaff(desk, { group: from, topicId: null, payload: { what: "leave", threadId } });
}

/** As many topics as are left at one go; those of conversations in which something happens later follow then. */
const mostTopics = 1_000;

/** Leaves the topics of a staff group's chat: the group goes to another, where they are made anew. */
export async function leaveTopics(desk: Desk, group: StaffGroup): Promise<void> {
  const { db, workspaceId } = desk;
  const which = { workspaceId, staffGroupId: group.id, limit: mostTopics };
  for (const conversationId of await listConversationsWithTopic(db, which)) {
    const topic = await lockTopicOf(db, { workspaceId, conversationId });
    if (topic) await leaveTopic(desk, topic, { from: group, to: group });
  }
}
