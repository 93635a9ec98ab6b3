import type { SendOutcome } from "@frontdesk/contract/inputs";
import { say } from "@frontdesk/words";
import type { Duty } from "../../duty.ts";
import { announceGroup } from "../group/index.ts";
import { announceStaffGroup } from "./announce-staff-group.ts";
import { followConversation } from "./follow-conversation.ts";
import { setHintMessage } from "./hint.queries.ts";
import { forgetTopic } from "./queue-sends.ts";
import { findStaffGroupOf } from "./staff-group.queries.ts";
import { bindShown } from "./staff-message.queries.ts";
import { cancelForGroup, insertStaffSend, type StaffPayload } from "./staff-outbox.queries.ts";
import { revokeStanding } from "./standing.queries.ts";
import { tellRest } from "./tell-rest.ts";
import { changeTopic, lockTopic, noteTold, resetQueued, type Topic } from "./topic.queries.ts";

interface SettledForStaff {
  chatId: number;
  staffTopicId: string | null;
  payload: unknown;
}

type Outcome = Exclude<SendOutcome, { kind: "moved" | "retry" }>;

/**
 * Follows what became of a send for staff, and says whether Telegram refused it for good. A topic that is gone is made
 * anew and told what was said last; where the bot may not do its work any more, what waits is taken back, and goes on from
 * there once it may.
 */
export async function settleStaffSend(
  duty: Duty,
  settled: SettledForStaff,
  outcome: Outcome,
): Promise<{ isRefused: boolean }> {
  const { db, desk, workspaceId } = duty;
  const payload = settled.payload as StaffPayload;
  const topic = settled.staffTopicId ? await lockTopic(db, { workspaceId, id: settled.staffTopicId }) : undefined;
  const followed = { isRefused: false };
  if (outcome.kind === "sent") {
    await noteSent(duty, { payload, topic, chatId: settled.chatId }, outcome.tgMessageIds);
    return followed;
  }
  const lack = lackIn(outcome);
  if (lack === "topic") {
    if (topic) await startOver(duty, topic);
    return followed;
  }
  if (payload.what === "erase") {
    await blank(duty, settled.chatId, payload.threadId);
    return { isRefused: true };
  }
  if (lack) {
    await standStill(duty, settled.chatId, lack);
    return followed;
  }
  // Somebody deleted the message: the next word on it is a message of its own.
  if (topic && payload.what === "card")
    await changeTopic(db, { workspaceId, id: topic.id, now: desk.now, patch: { card_id: null, card_digest: null } });
  if (payload.what !== "talk") return followed;
  // Telegram does not take it, and nothing else keeps it from going on with what follows.
  if (topic) await noteTold(db, { workspaceId, id: topic.id, seq: payload.seq });
  return { isRefused: true };
}

interface Sent {
  payload: StaffPayload;
  topic: Topic | undefined;
  chatId: number;
}

async function noteSent(duty: Duty, { payload, topic, chatId }: Sent, tgMessageIds: number[]): Promise<void> {
  const { db, desk, botId, workspaceId } = duty;
  const { now } = desk;
  const [first] = tgMessageIds;
  if (payload.what === "say" && payload.hintFor !== undefined && first !== undefined) {
    const group = await findStaffGroupOf(db, { workspaceId, botId, chatId });
    const hint = { workspaceId, staffGroupId: group?.id ?? "", tgUserId: payload.hintFor };
    if (group) await setHintMessage(db, { ...hint, tgMessageId: first, now });
  }
  if (!topic) return;
  const { id } = topic;
  const change = (patch: Parameters<typeof changeTopic>[1]["patch"]) =>
    changeTopic(db, { workspaceId, id, now, patch });
  switch (payload.what) {
    case "topic": {
      const { name, isClosed } = payload.asked ?? {};
      const isNew = topic.threadId === null && first !== undefined;
      if (isNew) await change({ thread_id: first, name: name ?? null, is_closed: false });
      else
        await change({ ...(name !== undefined && { name }), ...(isClosed !== undefined && { is_closed: isClosed }) });
      // A conversation may have changed more than one step takes, or meanwhile.
      await followConversation(desk, topic.conversationId);
      return;
    }
    case "card":
      return change({ card_digest: payload.digest ?? null, ...(topic.cardId === null && first && { card_id: first }) });
    case "talk": {
      const { messageIds, part, seq } = payload;
      await bindShown(db, { workspaceId, topicId: id, tgMessageIds, messageIds, part });
      await noteTold(db, { workspaceId, id, seq });
      const [only] = messageIds;
      return messageIds.length === 1 && only ? tellRest(desk, topic, only) : undefined;
    }
  }
}

/** A topic that somebody deleted is made anew, and begins with what was said last. */
async function startOver({ desk }: Duty, topic: Topic): Promise<void> {
  await forgetTopic(desk, topic);
  await followConversation(desk, topic.conversationId);
}

/** What can't be deleted loses its name at least; the send stays on the bot's page as failed, to be tried once more. */
async function blank({ db, desk, botId, workspaceId }: Duty, chatId: number, threadId: number): Promise<void> {
  const group = await findStaffGroupOf(db, { workspaceId, botId, chatId });
  const payload = { what: "blank" as const, threadId, name: say(group?.language ?? null, "person.erased") };
  await insertStaffSend(db, { workspaceId, botId, chatId, topicId: null, payload, notBefore: desk.now });
}

type Lack = "topic" | "forum" | "admin" | "rights" | "chat";

/** What a refusal of Telegram's says is missing; null where it is of the send itself. */
function lackIn(outcome: Exclude<Outcome, { kind: "sent" }>): Lack | null {
  const { reason } = outcome;
  if (/thread not found|TOPIC_ID_INVALID|TOPIC_DELETED/i.test(reason)) return "topic";
  if (/not a forum/i.test(reason)) return "forum";
  if (/TOPIC_CLOSED|CHAT_ADMIN_REQUIRED|administrator/i.test(reason)) return "admin";
  if (/not enough rights/i.test(reason)) return "rights";
  return /kicked|not a member|chat not found|deactivated/i.test(reason) ? "chat" : null;
}

/** Keeps the group still until the bot may work there again; the card in the settings says what is missing. */
async function standStill({ db, desk, botId, workspaceId }: Duty, chatId: number, lack: Lack): Promise<void> {
  const { now } = desk;
  const group = await findStaffGroupOf(db, { workspaceId, botId, chatId });
  if (!group) return;
  await revokeStanding(db, { workspaceId, botId, chatId, lack, now });
  await cancelForGroup(db, { workspaceId, botId, chatId, now });
  await resetQueued(db, { workspaceId, staffGroupId: group.id });
  await announceStaffGroup(desk, group.id);
  await announceGroup(desk, { botId, chatId });
}
