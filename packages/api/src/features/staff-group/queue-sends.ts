import type { StaffGroup } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import type { Scene } from "./scene.ts";
import { unbindTopic } from "./staff-message.queries.ts";
import { cancelForTopic, insertStaffSend, isQueued, type StaffPayload } from "./staff-outbox.queries.ts";
import { changeTopic, type Topic } from "./topic.queries.ts";

interface Queued {
  group: StaffGroup;
  topicId: string | null;
  payload: StaffPayload;
  /** Not before so long. */
  afterMs?: number;
}

/** Puts a send into a staff group's line, for one of its topics or for the group at large. */
export async function queueForStaff(desk: Desk, { group, afterMs = 0, ...what }: Queued): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { chat, botId } = group;
  if (!chat) return;
  const notBefore = new Date(now.getTime() + afterMs);
  await insertStaffSend(db, { workspaceId, botId, chatId: chat.tgChatId, notBefore, ...what });
  desk.wakeBot(botId);
}

type Place = Pick<Scene, "group" | "topic">;

/** Has the topic follow its conversation, unless that is asked for already. */
export async function queueTopic(desk: Desk, { group, topic }: Place): Promise<void> {
  const { db, workspaceId } = desk;
  if (await isQueued(db, { workspaceId, topicId: topic.id, what: "topic" })) return;
  await queueForStaff(desk, { group, topicId: topic.id, payload: { what: "topic" } });
}

/** The same for its first message. */
export async function queueCard(desk: Desk, { group, topic }: Place): Promise<void> {
  const { db, workspaceId } = desk;
  if (await isQueued(db, { workspaceId, topicId: topic.id, what: "card" })) return;
  await queueForStaff(desk, { group, topicId: topic.id, payload: { what: "card" } });
}

/** The same for a message that the topic shows: its words, or what is put to it. */
export async function queueChange(
  desk: Desk,
  { group, topic, what, messageId }: Place & { what: "edit" | "react"; messageId: string },
): Promise<void> {
  const { db, workspaceId } = desk;
  if (await isQueued(db, { workspaceId, topicId: topic.id, what, messageId })) return;
  await queueForStaff(desk, { group, topicId: topic.id, payload: { what, messageId } });
}

/** Says a line of the desk's own in a topic, in reply to a message of it or to none. */
export async function sayInTopic(
  desk: Desk,
  { group, topic, text, replyTo = null }: Place & { text: string; replyTo?: number | null },
): Promise<void> {
  const payload: StaffPayload = { what: "say", text, entities: [], replyTo };
  await queueForStaff(desk, { group, topicId: topic.id, payload });
}

/** Forgets a topic that is gone, so that another is made in its place and told what was said last. */
export async function forgetTopic(desk: Desk, { id }: Topic, patch: { staff_group_id?: string } = {}): Promise<void> {
  const { db, workspaceId, now } = desk;
  await cancelForTopic(db, { workspaceId, topicId: id, now });
  await unbindTopic(db, { workspaceId, topicId: id });
  const nothing = { thread_id: null, name: null, is_closed: false, card_id: null, card_digest: null };
  await changeTopic(db, { workspaceId, id, now, patch: { ...nothing, queued_seq: 0, told_seq: 0, ...patch } });
}
