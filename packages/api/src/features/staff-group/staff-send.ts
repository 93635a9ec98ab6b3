import type { Send, SendReply } from "@frontdesk/contract";
import type { Duty } from "../../duty.ts";
import { getMessage } from "../message/index.ts";
import { digestOf } from "./card.ts";
import { cardIn, findScene, nextStep, type Scene } from "./scene.ts";
import { reactionFor } from "./show-message.ts";
import { listBonds } from "./staff-message.queries.ts";
import { rewriteStaffSend, type StaffPayload } from "./staff-outbox.queries.ts";
import { editOf, talkOf } from "./talk-send.ts";
import { changeTopic, findTopic } from "./topic.queries.ts";

/** A leased send for staff. */
interface LeasedForStaff {
  id: string;
  staffTopicId: string | null;
  payload: unknown;
}

/** What a send for staff asks of Telegram now, and in which topic. */
export type StaffSend = { send: Send; tgThreadId: number | null };

/**
 * Reads what a send for staff asks for, as things are now: of what changed several times only the latest is said. Null
 * where there is nothing to ask any more; `later` where a file is still on its way to the desk.
 */
export async function staffSendOf(duty: Duty, leased: LeasedForStaff): Promise<StaffSend | "later" | null> {
  const payload = leased.payload as StaffPayload;
  switch (payload.what) {
    case "leave":
      return { send: { kind: "topic_close", tgThreadId: payload.threadId }, tgThreadId: null };
    case "erase":
      return { send: { kind: "topic_delete", tgThreadId: payload.threadId }, tgThreadId: null };
    case "blank":
      return { send: { kind: "topic_edit", tgThreadId: payload.threadId, name: payload.name }, tgThreadId: null };
    case "remove":
      return { send: { kind: "delete", tgMessageIds: payload.tgMessageIds }, tgThreadId: null };
    case "say": {
      const threadId = leased.staffTopicId ? await threadOf(duty, leased.staffTopicId) : (payload.threadId ?? null);
      if (leased.staffTopicId && threadId === null) return null;
      const { text, entities, replyTo } = payload;
      return { send: { kind: "send_text", text, entities, reply: replyOf(replyTo) }, tgThreadId: threadId };
    }
    default:
      return forTopic(duty, leased, payload);
  }
}

async function threadOf({ db, workspaceId }: Duty, id: string): Promise<number | null> {
  return (await findTopic(db, { workspaceId, id }))?.threadId ?? null;
}

function replyOf(tgMessageId: number | null | undefined): SendReply | null {
  return tgMessageId ? { tgMessageId, quote: null, quoteEntities: [] } : null;
}

type TopicPayload = Exclude<StaffPayload, { what: "leave" | "erase" | "blank" | "remove" | "say" }>;

async function forTopic(duty: Duty, leased: LeasedForStaff, payload: TopicPayload) {
  const { db, desk, workspaceId } = duty;
  const topic = leased.staffTopicId ? await findTopic(db, { workspaceId, id: leased.staffTopicId }) : undefined;
  const scene = topic && (await findScene(desk, topic));
  if (!scene) return null;
  if (payload.what === "topic") return topicSend(duty, leased, scene);
  const { threadId, id, toldSeq } = scene.topic;
  if (threadId === null) {
    // What was to be said is said once there is a topic again.
    await changeTopic(db, { workspaceId, id, now: desk.now, patch: { queued_seq: toldSeq } });
    return null;
  }
  const send = await sendInTopic(duty, leased, { scene, payload });
  return send === null || send === "later" ? send : { send, tgThreadId: threadId };
}

async function topicSend({ db, workspaceId }: Duty, { id }: LeasedForStaff, scene: Scene): Promise<StaffSend | null> {
  const step = nextStep(scene);
  if (!step) return null;
  const asked = step.kind === "turn" ? { isClosed: step.isClosed } : { name: step.name };
  await rewriteStaffSend(db, { workspaceId, id, payload: { what: "topic", asked } });
  switch (step.kind) {
    case "create":
      return { send: { kind: "topic_create", name: step.name }, tgThreadId: null };
    case "rename":
      return { send: { kind: "topic_edit", tgThreadId: step.threadId, name: step.name }, tgThreadId: null };
    case "turn": {
      const kind = step.isClosed ? "topic_close" : "topic_reopen";
      return { send: { kind, tgThreadId: step.threadId }, tgThreadId: null };
    }
  }
}

async function sendInTopic(
  duty: Duty,
  { id }: LeasedForStaff,
  { scene, payload }: { scene: Scene; payload: Exclude<TopicPayload, { what: "topic" }> },
): Promise<Send | "later" | null> {
  const { db, desk, workspaceId, services } = duty;
  const { topic } = scene;
  switch (payload.what) {
    case "card": {
      const card = await cardIn(desk, scene, services.baseUrl);
      const digest = digestOf(card);
      if (topic.cardDigest === digest) return null;
      await rewriteStaffSend(db, { workspaceId, id, payload: { what: "card", digest } });
      if (topic.cardId === null) return { kind: "send_text", ...card, reply: null };
      return { kind: "edit_text", ...card, tgMessageId: topic.cardId };
    }
    case "talk":
      return talkOf(duty, scene, payload);
    case "edit":
      return editOf(duty, scene, payload.messageId);
    case "react": {
      const { messageId } = payload;
      const [bond] = await listBonds(db, { workspaceId, topicId: topic.id, messageIds: [messageId] });
      if (!bond) return null;
      const emoji = reactionFor(await getMessage(db, desk.whole, messageId));
      return { kind: "react", tgMessageId: bond.tgMessageId, emoji };
    }
  }
}
