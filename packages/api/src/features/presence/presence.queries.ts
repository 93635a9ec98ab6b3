import type { Availability, TypingFor } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import type { Looking } from "../../feed/presence/attendance.ts";
import { keysOf, withinReach } from "../conversation/index.ts";

interface Asked {
  conversations: ReadonlyMap<string, TypingFor | null>;
  /** The log's head, which the rows are at least as new as. */
  asOf: number;
}

/** Where a member looks, of what they may see: with who else may know of it, and the chat that may be shown typing. */
export async function listLookedAt(db: Reader, reach: Reach, { conversations, asOf }: Asked): Promise<Looking[]> {
  if (conversations.size === 0) return [];
  const rows = await db
    .selectFrom("conversation as c")
    .innerJoin("inbox as i", (join) =>
      join.onRef("i.workspace_id", "=", "c.workspace_id").onRef("i.id", "=", "c.inbox_id"),
    )
    .select(["c.id", "c.team_id as teamId", "c.inbox_id as inboxId", "c.assignee_id as assigneeId"])
    .select(["c.bot_id as botId", "c.tg_chat_id as tgChatId", "i.shows_typing as showsTyping"])
    .where(withinReach(reach))
    .where(sql<boolean>`c.id = any(${[...conversations.keys()]}::uuid[])`)
    .execute();
  return rows.map(({ id, botId, tgChatId, showsTyping, ...placed }) => ({
    conversationId: id,
    typing: conversations.get(id) ?? null,
    keys: keysOf(placed),
    asOf,
    // In a group, which has a negative number, it would be seen by all and in every topic.
    chat: showsTyping && botId && tgChatId !== null && tgChatId > 0 ? { botId, tgChatId } : null,
  }));
}

interface Choice {
  workspaceId: string;
  memberId: string;
  availability: Availability;
}

/** Keeps what a member chose to be taken for; no version of theirs counts it, since they alone change it. */
export async function changeAvailability(db: Writer, { workspaceId, memberId, availability }: Choice): Promise<void> {
  await db
    .updateTable("member")
    .set({ availability })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", memberId)
    .execute();
}
