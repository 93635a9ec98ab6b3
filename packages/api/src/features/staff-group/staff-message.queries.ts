import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** A message of a topic, and what of the conversation it shows. */
interface StaffBond {
  topicId: string;
  tgMessageId: number;
  messageId: string;
  part: number;
  isStaff: boolean;
  version: number;
}

function bonds(db: Reader, workspaceId: string) {
  return db
    .selectFrom("staff_message as b")
    .select(["b.staff_topic_id as topicId", "b.tg_message_id as tgMessageId", "b.message_id as messageId"])
    .select(["b.part", "b.is_staff as isStaff", "b.version"])
    .where("b.workspace_id", "=", workspaceId);
}

interface InTopic {
  workspaceId: string;
  topicId: string;
}

/** Where a topic shows a message, in order; nowhere where it does not. */
export async function listBonds(
  db: Reader,
  { workspaceId, topicId, messageIds }: InTopic & { messageIds: string[] },
): Promise<StaffBond[]> {
  if (messageIds.length === 0) return [];
  return bonds(db, workspaceId)
    .where("b.staff_topic_id", "=", topicId)
    .where("b.message_id", "in", messageIds)
    .orderBy("b.part")
    .orderBy("b.tg_message_id")
    .execute();
}

/** What a message of a topic shows, in the order of the conversation. */
export async function listShown(
  db: Reader,
  { workspaceId, topicId, tgMessageId }: InTopic & { tgMessageId: number },
): Promise<StaffBond[]> {
  return bonds(db, workspaceId)
    .innerJoin("message as g", (join) =>
      join.onRef("g.workspace_id", "=", "b.workspace_id").onRef("g.id", "=", "b.message_id"),
    )
    .where("b.staff_topic_id", "=", topicId)
    .where("b.tg_message_id", "=", tgMessageId)
    .orderBy("g.seq")
    .execute();
}

/** What a message of a group shows; the last of several. Telegram tells reactions without their topic. */
export async function findShownInGroup(
  db: Reader,
  { workspaceId, staffGroupId, tgMessageId }: { workspaceId: string; staffGroupId: string; tgMessageId: number },
): Promise<StaffBond | undefined> {
  return bonds(db, workspaceId)
    .innerJoin("staff_topic as s", (join) =>
      join.onRef("s.workspace_id", "=", "b.workspace_id").onRef("s.id", "=", "b.staff_topic_id"),
    )
    .innerJoin("message as g", (join) =>
      join.onRef("g.workspace_id", "=", "b.workspace_id").onRef("g.id", "=", "b.message_id"),
    )
    .where("s.staff_group_id", "=", staffGroupId)
    .where("b.tg_message_id", "=", tgMessageId)
    .orderBy("g.seq", "desc")
    .limit(1)
    .executeTakeFirst();
}

interface Binding extends InTopic {
  tgMessageIds: number[];
  messageIds: string[];
  part: number;
}

/** Binds messages of a topic to the messages that each of them shows. */
export async function bindShown(
  db: Writer,
  { workspaceId, topicId, tgMessageIds, messageIds, part }: Binding,
): Promise<void> {
  const rows = tgMessageIds.flatMap((tgMessageId) =>
    messageIds.map((messageId) => ({
      ...{ workspace_id: workspaceId, staff_topic_id: topicId, tg_message_id: tgMessageId },
      ...{ message_id: messageId, part },
    })),
  );
  if (rows.length === 0) return;
  await db
    .insertInto("staff_message")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Binds what a member wrote in a topic to the message that it became, as of its version. */
export async function bindWritten(
  db: Writer,
  {
    workspaceId,
    topicId,
    tgMessageId,
    messageId,
    version,
  }: InTopic & { tgMessageId: number; messageId: string; version: number },
): Promise<void> {
  await db
    .insertInto("staff_message")
    .values({
      ...{ workspace_id: workspaceId, staff_topic_id: topicId, tg_message_id: tgMessageId },
      ...{ message_id: messageId, is_staff: true, version },
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "staff_topic_id", "tg_message_id", "message_id"])
        .doUpdateSet({ version: sql`excluded.version` }),
    )
    .execute();
}

/** Forgets what a topic showed: it is gone, or shows it no longer. */
export async function unbindTopic(db: Writer, { workspaceId, topicId }: InTopic): Promise<void> {
  await db
    .deleteFrom("staff_message")
    .where("workspace_id", "=", workspaceId)
    .where("staff_topic_id", "=", topicId)
    .execute();
}
