import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Viewer } from "../../access.ts";
import { withinReach } from "../conversation/index.ts";

/** Where a group conversation within reach is held, and what its bot is given of it; undefined for any other. */
export async function findTalk(db: Reader, viewer: Viewer, conversationId: string) {
  return db
    .selectFrom("conversation as c")
    .innerJoin("contact as p", (join) =>
      join.onRef("p.workspace_id", "=", "c.workspace_id").onRef("p.id", "=", "c.contact_id").on("p.kind", "=", "group"),
    )
    .innerJoin("bot as b", (join) => join.onRef("b.workspace_id", "=", "c.workspace_id").onRef("b.id", "=", "c.bot_id"))
    .innerJoin("tg_chat as t", (join) =>
      join
        .onRef("t.workspace_id", "=", "c.workspace_id")
        .onRef("t.bot_id", "=", "c.bot_id")
        .onRef("t.chat_id", "=", "c.tg_chat_id"),
    )
    .select(["c.contact_id as contactId", "b.id as botId", "b.username as botUsername"])
    .select(["t.chat_id as tgChatId", "c.tg_thread_id as threadId"])
    .select(
      sql<boolean>`coalesce(b.reads_all_group_messages or t.bot_status in ('administrator', 'creator'), false)`.as(
        "isGivenAll",
      ),
    )
    .where("c.id", "=", conversationId)
    .where(withinReach(viewer))
    .executeTakeFirst();
}

/** Where the conversations with a group and its topics stand, each place once. */
export async function listPlacesOfTalks(
  db: Reader,
  { workspaceId, botId, chatId }: { workspaceId: string; botId: string; chatId: number },
) {
  return db
    .selectFrom("conversation")
    .select(["team_id as teamId", "inbox_id as inboxId", "assignee_id as assigneeId"])
    .distinct()
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("tg_chat_id", "=", chatId)
    .execute();
}
