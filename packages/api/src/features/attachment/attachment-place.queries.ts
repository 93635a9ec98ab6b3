import type { Reader } from "@frontdesk/db";

/** The thread an attachment stands in, and what decides who sees it. */
export async function findPlace(
  db: Reader,
  { workspaceId, attachmentId }: { workspaceId: string; attachmentId: string },
) {
  return db
    .selectFrom("attachment as a")
    .innerJoin("message as m", (join) =>
      join.onRef("m.workspace_id", "=", "a.workspace_id").onRef("m.id", "=", "a.message_id"),
    )
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "m.workspace_id").onRef("c.id", "=", "m.conversation_id"),
    )
    .select(["m.id as messageId", "c.id as conversationId"])
    .select(["c.team_id as teamId", "c.inbox_id as inboxId", "c.assignee_id as assigneeId"])
    .where("a.workspace_id", "=", workspaceId)
    .where("a.id", "=", attachmentId)
    .executeTakeFirstOrThrow();
}
