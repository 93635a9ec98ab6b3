import type { TopicState } from "@frontdesk/contract";
import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";

interface Topic {
  workspaceId: string;
  botId: string;
  chatId: number;
  threadId: number;
  now: Date;
}

/**
 * Notes a topic that something is said in, so that is not deleted; `name` is what it was called once, and counts where
 * nothing else is known. True where it was not known so.
 */
export async function noteTopic(
  db: Writer,
  { workspaceId, botId, chatId, threadId, name, now }: Topic & { name: string | null },
): Promise<boolean> {
  const noted = await db
    .insertInto("group_topic")
    .values({ workspace_id: workspaceId, bot_id: botId, chat_id: chatId, thread_id: threadId, name, updated_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "bot_id", "chat_id", "thread_id"])
        .doUpdateSet({
          name: sql`coalesce(group_topic.name, excluded.name)`,
          state: sql`case group_topic.state when 'deleted' then 'open' else group_topic.state end`,
          updated_at: now,
        })
        .where(sql<boolean>`group_topic.state = 'deleted' or (group_topic.name is null and excluded.name is not null)`),
    )
    .executeTakeFirst();
  return (noted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Writes down what a topic is called or how it stands, as Telegram told it; true where it was not known so. */
export async function changeTopic(
  db: Writer,
  { workspaceId, botId, chatId, threadId, now, ...told }: Topic & { name?: string; state?: TopicState },
): Promise<boolean> {
  const changed = await db
    .insertInto("group_topic")
    .values({
      workspace_id: workspaceId,
      bot_id: botId,
      chat_id: chatId,
      thread_id: threadId,
      updated_at: now,
      ...told,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "bot_id", "chat_id", "thread_id"])
        .doUpdateSet({ ...told, updated_at: now })
        .where((eb) =>
          eb.or([
            ...(told.name === undefined ? [] : [eb("group_topic.name", "is distinct from", told.name)]),
            ...(told.state === undefined ? [] : [eb("group_topic.state", "<>", told.state)]),
          ]),
        ),
    )
    .executeTakeFirst();
  return (changed.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
