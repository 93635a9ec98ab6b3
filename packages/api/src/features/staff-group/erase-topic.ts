import type { Desk } from "../../desk.ts";
import { forgetTopic, queueForStaff } from "./queue-sends.ts";
import { findStaffGroup } from "./staff-group.queries.ts";
import { lockTopicOf } from "./topic.queries.ts";

/** Deletes a conversation's topic at Telegram, with all that was said in it: its person was erased. */
export async function eraseTopic(desk: Desk, conversationId: string): Promise<void> {
  const { db, workspaceId } = desk;
  const topic = await lockTopicOf(db, { workspaceId, conversationId });
  if (!topic) return;
  const group = await findStaffGroup(db, { workspaceId, id: topic.staffGroupId });
  await forgetTopic(desk, topic);
  if (group && topic.threadId !== null)
    await queueForStaff(desk, { group, topicId: null, payload: { what: "erase", threadId: topic.threadId } });
}
