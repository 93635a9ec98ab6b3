import type { Desk } from "../../desk.ts";
import { takeLeftTopics } from "./left-topic.queries.ts";
import { forgetTopic } from "./queue-sends.ts";
import { findStaffGroup } from "./staff-group.queries.ts";
import { insertStaffSend } from "./staff-outbox.queries.ts";
import { lockTopicOf } from "./topic.queries.ts";

/**
 * Deletes a conversation's topic at Telegram, with all that was said in it, and those that it left: its person, or
 * somebody who spoke in it, was erased.
 */
export async function eraseTopics(desk: Desk, conversationId: string): Promise<void> {
  const { db, workspaceId, now } = desk;
  const left = await takeLeftTopics(db, { workspaceId, conversationId });
  for (const { botId, chatId, threadId } of [...(await takePresent(desk, conversationId)), ...left]) {
    const payload = { what: "erase" as const, threadId };
    await insertStaffSend(db, { workspaceId, botId, chatId, topicId: null, payload, notBefore: now });
    desk.wakeBot(botId);
  }
}

async function takePresent(desk: Desk, conversationId: string) {
  const { db, workspaceId } = desk;
  const topic = await lockTopicOf(db, { workspaceId, conversationId });
  if (!topic) return [];
  await forgetTopic(desk, topic);
  const { threadId } = topic;
  const group = await findStaffGroup(db, { workspaceId, id: topic.staffGroupId });
  return group?.chat && threadId !== null ? [{ botId: group.botId, chatId: group.chat.tgChatId, threadId }] : [];
}
