import { type Conversation, isLive, type StaffGroup } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { getConversation } from "../conversation/index.ts";
import { cardOf } from "./card.ts";
import { nameTopic } from "./name-topic.ts";
import { getButtonIds, getHome } from "./scene.queries.ts";
import { findStaffGroup } from "./staff-group.queries.ts";
import type { Voice } from "./tell-act.ts";
import type { Topic } from "./topic.queries.ts";

/** A topic with all that it tells of, as it is now. */
export interface Scene {
  group: StaffGroup;
  topic: Topic;
  conversation: Conversation;
  voice: Voice;
  slug: string;
}

/** Reads what a topic tells of; undefined where its group is a staff group no more. */
export async function findScene({ db, whole, workspaceId }: Desk, topic: Topic): Promise<Scene | undefined> {
  const group = await findStaffGroup(db, { workspaceId, id: topic.staffGroupId });
  if (!group) return undefined;
  const conversation = await getConversation(db, whole, topic.conversationId);
  const { slug, timeZone } = await getHome(db, workspaceId);
  return { group, topic, conversation, voice: { language: group.language, timeZone }, slug };
}

/** What Telegram is to be asked next, so that the topic is as its conversation is; null where it is. */
export function nextStep({ topic, conversation }: Pick<Scene, "topic" | "conversation">) {
  const name = nameTopic(conversation);
  const isClosed = !isLive(conversation.state);
  // What is over is not worth a topic.
  if (topic.threadId === null) return isClosed ? null : { kind: "create" as const, name };
  if (topic.isClosed && !isClosed) return { kind: "turn" as const, threadId: topic.threadId, isClosed };
  if (topic.name !== name) return { kind: "rename" as const, threadId: topic.threadId, name };
  return topic.isClosed === isClosed ? null : { kind: "turn" as const, threadId: topic.threadId, isClosed };
}

/** The topic's first message as it reads now. Telegram refuses buttons that lead to a number or to this machine. */
export async function cardIn({ db, workspaceId }: Desk, scene: Scene, baseUrl: URL | null) {
  const { topic, conversation, voice, slug } = scene;
  const buttonIds = await getButtonIds(db, { workspaceId, topicId: topic.id });
  const isReachable = baseUrl !== null && /\.[a-z]{2,}$/i.test(baseUrl.hostname);
  const panelUrl = isReachable ? new URL(`/w/${slug}/inbox/${conversation.id}`, baseUrl).href : null;
  return cardOf(conversation, { voice, buttonIds, panelUrl });
}
