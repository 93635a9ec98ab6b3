import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** A conversation's topic, as Telegram has it. */
export interface Topic {
  id: string;
  staffGroupId: string;
  conversationId: string;
  threadId: number | null;
  name: string | null;
  isClosed: boolean;
  cardId: number | null;
  cardDigest: string | null;
  queuedSeq: number;
  toldSeq: number;
}

function topics(db: Reader, workspaceId: string) {
  return db
    .selectFrom("staff_topic as s")
    .select(["s.id", "s.staff_group_id as staffGroupId", "s.conversation_id as conversationId"])
    .select(["s.thread_id as threadId", "s.name", "s.is_closed as isClosed", "s.card_id as cardId"])
    .select(["s.card_digest as cardDigest", "s.queued_seq as queuedSeq", "s.told_seq as toldSeq"])
    .where("s.workspace_id", "=", workspaceId);
}

interface OfConversation {
  workspaceId: string;
  conversationId: string;
}

/** A conversation's topic, held for this transaction; undefined for one that never had any. */
export async function lockTopicOf(
  db: Writer,
  { workspaceId, conversationId }: OfConversation,
): Promise<Topic | undefined> {
  return topics(db, workspaceId).where("s.conversation_id", "=", conversationId).forUpdate().executeTakeFirst();
}

interface Which {
  workspaceId: string;
  id: string;
}

/** A topic by its id, held for this transaction. */
export async function lockTopic(db: Writer, { workspaceId, id }: Which): Promise<Topic | undefined> {
  return topics(db, workspaceId).where("s.id", "=", id).forUpdate().executeTakeFirst();
}

export async function findTopic(db: Reader, { workspaceId, id }: Which): Promise<Topic | undefined> {
  return topics(db, workspaceId).where("s.id", "=", id).executeTakeFirst();
}

/** The topic that Telegram knows by this number. */
export async function findTopicByThread(
  db: Reader,
  { workspaceId, staffGroupId, threadId }: { workspaceId: string; staffGroupId: string; threadId: number },
): Promise<Topic | undefined> {
  return topics(db, workspaceId)
    .where("s.staff_group_id", "=", staffGroupId)
    .where("s.thread_id", "=", threadId)
    .executeTakeFirst();
}

/** Makes the row of a conversation's topic, with the buttons it will have; Telegram is asked for it later. */
export async function insertTopic(
  db: Writer,
  { workspaceId, conversationId, staffGroupId }: OfConversation & { staffGroupId: string },
): Promise<void> {
  const { id } = await db
    .insertInto("staff_topic")
    .values({ workspace_id: workspaceId, conversation_id: conversationId, staff_group_id: staffGroupId })
    .returning("id")
    .executeTakeFirstOrThrow();
  const acts = ["take", "release", "close", "reopen"] as const;
  await db
    .insertInto("staff_button")
    .values(acts.map((act) => ({ workspace_id: workspaceId, staff_topic_id: id, act })))
    .execute();
}

interface TopicPatch {
  staff_group_id?: string;
  thread_id?: number | null;
  name?: string | null;
  is_closed?: boolean;
  card_id?: number | null;
  card_digest?: string | null;
  queued_seq?: number;
  told_seq?: number;
}

export async function changeTopic(
  db: Writer,
  { workspaceId, id, now, patch }: Which & { now: Date; patch: TopicPatch },
): Promise<void> {
  await db
    .updateTable("staff_topic")
    .set({ ...patch, updated_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Telegram accepted what shows messages up to this one. */
export async function noteTold(db: Writer, { workspaceId, id, seq }: Which & { seq: number }): Promise<void> {
  await db
    .updateTable("staff_topic")
    .set({ told_seq: sql`greatest(told_seq, ${seq}::integer)` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** The conversations that have a topic in a group, the latest first. */
export async function listConversationsWithTopic(
  db: Reader,
  { workspaceId, staffGroupId, limit }: { workspaceId: string; staffGroupId: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("staff_topic")
    .select("conversation_id as id")
    .where("workspace_id", "=", workspaceId)
    .where("staff_group_id", "=", staffGroupId)
    .orderBy("updated_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Lets the topics of a group begin again where Telegram has accepted the last of each. */
export async function resetQueued(
  db: Writer,
  { workspaceId, staffGroupId }: { workspaceId: string; staffGroupId: string },
): Promise<void> {
  await db
    .updateTable("staff_topic")
    .set({ queued_seq: sql`told_seq` })
    .where("workspace_id", "=", workspaceId)
    .where("staff_group_id", "=", staffGroupId)
    .where("queued_seq", "<>", sql<number>`told_seq`)
    .execute();
}
