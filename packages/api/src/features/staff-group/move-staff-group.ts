import type { Desk } from "../../desk.ts";
import { announceStaffGroup } from "./announce-staff-group.ts";
import { forgetTopic } from "./queue-sends.ts";
import { changeStaffGroup, findStaffGroupOf } from "./staff-group.queries.ts";
import { listConversationsWithTopic, lockTopicOf } from "./topic.queries.ts";

/** As many topics as are made anew after a move; those of conversations in which something happens later follow then. */
const mostTopics = 1_000;

/** T10: a staff group goes with its chat to the number that it has now, where no topic of before is known. */
export async function moveStaffGroup(
  desk: Desk,
  { botId, from, to }: { botId: string; from: number; to: number },
): Promise<void> {
  const { db, workspaceId, now } = desk;
  const group = await findStaffGroupOf(db, { workspaceId, botId, chatId: from });
  if (!group || (await findStaffGroupOf(db, { workspaceId, botId, chatId: to }))) return;
  await changeStaffGroup(db, { workspaceId, id: group.id, now, patch: { chat_id: to } });
  for (const conversationId of await listConversationsWithTopic(db, {
    ...{ workspaceId, staffGroupId: group.id },
    limit: mostTopics,
  })) {
    const topic = await lockTopicOf(db, { workspaceId, conversationId });
    if (topic) await forgetTopic(desk, topic);
  }
  await announceStaffGroup(desk, group.id);
}
