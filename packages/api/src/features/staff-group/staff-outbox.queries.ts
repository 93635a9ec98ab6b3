import type { TextEntity } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** Messages of a conversation for its topic. Short texts share one send while it waits. */
export interface TalkPayload {
  what: "talk";
  messageIds: string[];
  /** Of a message that takes several sends. */
  part: number;
  /** The last of them. */
  seq: number;
  /** About how long its text is; null for what shares with none. */
  length: number | null;
  /** Files of it that were shown before the rest of its album came. */
  skip?: number;
  /** Of a rest, whose it is. */
  messageId?: string;
}

/** What is asked of Telegram for a topic; what exactly is read when it is sent, so that only the latest counts. */
export type StaffPayload =
  /** Let the topic be as its conversation is: made, named, open or closed. `asked` is what was asked for. */
  | { what: "topic"; asked?: { name?: string; isClosed?: boolean } }
  /** The topic's first message, with its buttons. */
  | { what: "card"; digest?: string }
  | TalkPayload
  /** A message reads otherwise now, or was taken back. */
  | { what: "edit"; messageId: string }
  | { what: "react"; messageId: string }
  /** A line of the desk's own, for a topic or, without one, for the group at large or a topic of no conversation. */
  | {
      what: "say";
      text: string;
      entities: TextEntity[];
      replyTo: number | null;
      hintFor?: number;
      threadId?: number | null;
    }
  /** A topic that is not the conversation's any more. */
  | { what: "leave"; threadId: number }
  /** A topic of somebody of whom nothing is to be known any more. */
  | { what: "erase"; threadId: number }
  /** The same where Telegram would not delete it: at least its name goes. */
  | { what: "blank"; threadId: number; name: string }
  | { what: "remove"; tgMessageIds: number[] };

interface NewSend {
  workspaceId: string;
  botId: string;
  chatId: number;
  topicId: string | null;
  payload: StaffPayload;
  notBefore: Date;
}

/** What must not be repeated lightly is of a sending kind, as recovery and retries tell the two apart. */
function kindOf({ what }: StaffPayload): "send_text" | "edit_text" {
  return what === "talk" || what === "say" ? "send_text" : "edit_text";
}

/** Puts something for staff into the line of their group, in the transaction that caused it (R2). */
export async function insertStaffSend(db: Writer, send: NewSend): Promise<void> {
  const { workspaceId, botId, chatId, topicId, payload, notBefore } = send;
  await db
    .insertInto("outbox")
    .values({
      ...{ workspace_id: workspaceId, bot_id: botId, chat_id: chatId, staff_topic_id: topicId },
      ...{ class: "staff" as const, kind: kindOf(payload), payload: JSON.stringify(payload) },
      not_before: notBefore,
    })
    .execute();
}

interface OfTopic {
  workspaceId: string;
  topicId: string;
}

/** Whether a topic has such a send in its line already, so that another would ask for the same. */
export async function isQueued(
  db: Reader,
  { workspaceId, topicId, what, messageId }: OfTopic & { what: StaffPayload["what"]; messageId?: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("outbox")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("staff_topic_id", "=", topicId)
    .where("state", "=", "queued")
    .where(sql<string>`payload ->> 'what'`, "=", what)
    .$if(messageId !== undefined, (query) => query.where(sql<string>`payload ->> 'messageId'`, "=", messageId ?? ""))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The last send in a topic's line that says anything, held for this transaction, where it shows messages and has room for
 * more: what is done with the topic and its first message meanwhile is done apart.
 */
export async function lockOpenTalk(
  db: Writer,
  { workspaceId, topicId }: OfTopic,
): Promise<{ id: string; payload: TalkPayload } | undefined> {
  const row = await db
    .selectFrom("outbox")
    .select(["id", "payload"])
    .where("workspace_id", "=", workspaceId)
    .where("staff_topic_id", "=", topicId)
    .where("state", "=", "queued")
    .where(sql<string>`payload ->> 'what'`, "in", ["talk", "say"])
    .orderBy("position", "desc")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  const payload = row?.payload as StaffPayload | undefined;
  return row && payload?.what === "talk" && payload.length !== null ? { id: row.id, payload } : undefined;
}

/** Changes what a send asks for. */
export async function rewriteStaffSend(
  db: Writer,
  { workspaceId, id, payload }: { workspaceId: string; id: string; payload: StaffPayload },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ payload: JSON.stringify(payload) })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Takes back all that waits for a topic. */
export async function cancelForTopic(
  db: Writer,
  { workspaceId, topicId, now }: OfTopic & { now: Date },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "cancelled", settled_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("staff_topic_id", "=", topicId)
    .where("state", "=", "queued")
    .execute();
}

/** Takes back all that waits for a group, but what is to be deleted there for good. */
export async function cancelForGroup(
  db: Writer,
  { workspaceId, botId, chatId, now }: { workspaceId: string; botId: string; chatId: number; now: Date },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "cancelled", settled_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .where("class", "=", "staff")
    .where("state", "=", "queued")
    .where(sql<string>`payload ->> 'what'`, "<>", "erase")
    .execute();
}
