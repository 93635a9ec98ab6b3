import type { Writer } from "@frontdesk/db";

/** A topic at Telegram, by its numbers there. */
interface TopicThere {
  botId: string;
  chatId: number;
  threadId: number;
}

interface OfConversation {
  workspaceId: string;
  conversationId: string;
}

/** Notes a topic that its conversation left. */
export async function insertLeftTopic(
  db: Writer,
  { workspaceId, conversationId, botId, chatId, threadId, now }: OfConversation & TopicThere & { now: Date },
): Promise<void> {
  await db
    .insertInto("left_topic")
    .values({
      ...{ workspace_id: workspaceId, conversation_id: conversationId, bot_id: botId, chat_id: chatId },
      ...{ thread_id: threadId, left_at: now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes all topics of a staff group, which is to be one no more. */
export async function insertLeftTopics(
  db: Writer,
  group: { workspaceId: string; staffGroupId: string; botId: string; chatId: number; now: Date },
): Promise<void> {
  const { workspaceId, staffGroupId, botId, chatId, now } = group;
  await db
    .insertInto("left_topic")
    .columns(["workspace_id", "conversation_id", "bot_id", "chat_id", "thread_id", "left_at"])
    .expression((eb) =>
      eb
        .selectFrom("staff_topic")
        .select(["workspace_id", "conversation_id", eb.val(botId).as("bot_id"), eb.val(chatId).as("chat_id")])
        .select([eb.ref("thread_id").$notNull().as("thread_id"), eb.val(now).as("left_at")])
        .where("workspace_id", "=", workspaceId)
        .where("staff_group_id", "=", staffGroupId)
        .where("thread_id", "is not", null),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The topics that a conversation left, each told once. */
export async function takeLeftTopics(
  db: Writer,
  { workspaceId, conversationId }: OfConversation,
): Promise<TopicThere[]> {
  return db
    .deleteFrom("left_topic")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .returning(["bot_id as botId", "chat_id as chatId", "thread_id as threadId"])
    .execute();
}
