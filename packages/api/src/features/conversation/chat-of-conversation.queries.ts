import type { Reachable } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** Conversations `c`, each with the Telegram chat `t` and the topic of it that it is held in, where it is in one. */
export function withChat(db: Reader) {
  return db
    .selectFrom("conversation as c")
    .leftJoin("tg_chat as t", (join) =>
      join
        .onRef("t.workspace_id", "=", "c.workspace_id")
        .onRef("t.bot_id", "=", "c.bot_id")
        .onRef("t.chat_id", "=", "c.tg_chat_id"),
    )
    .leftJoin("group_topic as topic", (join) =>
      join
        .onRef("topic.workspace_id", "=", "c.workspace_id")
        .onRef("topic.bot_id", "=", "c.bot_id")
        .onRef("topic.chat_id", "=", "c.tg_chat_id")
        .onRef("topic.thread_id", "=", "c.tg_thread_id"),
    );
}

/** Whether such a one can be reached: who manages topics writes in closed ones too (Bot API, closeForumTopic). */
export const reachableNow = sql<Reachable | null>`case
  when t.reachable <> 'yes' or topic.state is null or topic.state = 'open' then t.reachable
  when topic.state = 'deleted' then 'topic_deleted'
  when t.bot_status = 'creator' or 'can_manage_topics' = any(t.bot_rights) then t.reachable
  else 'topic_closed' end`;
