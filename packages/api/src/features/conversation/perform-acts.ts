import type { Conversation, ConversationAct, ConversationActName, Message } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { found } from "../../desk-error.ts";
import { keepClocks } from "../sla-clock/index.ts";
import {
  deleteTaggings,
  insertTaggings,
  type Line,
  listConversations,
  type Tagging,
  type Workable,
  type Worked,
  writeActs,
} from "./act.queries.ts";
import { keysOf, keysOfConversation, standingOf } from "./conversation-scope.ts";
import { holdHolders } from "./holder.queries.ts";
import type { LockedConversation } from "./lock.queries.ts";
import { placeAnew } from "./place-anew.ts";

/** What is to become of one held conversation. */
export interface PlannedAct {
  from: LockedConversation;
  act: ConversationAct;
  patch: Partial<Workable>;
}

/**
 * Does what was planned with held conversations, one act each: the rows change, each thread gets the line that tells it,
 * and each is announced with how it stood before. Two statements, however many they are; more where tags change, clocks run,
 * somebody gets something or it comes back. @throws not_found for a new holder who has left, or is shut out
 */
export async function performActs(desk: Desk, wanted: PlannedAct[]): Promise<Conversation[]> {
  if (wanted.length === 0) return [];
  const { db, workspaceId, now } = desk;
  const planned = await placeAnew(desk, wanted);
  await holdHolders(db, { workspaceId, memberIds: newHoldersOf(planned) });
  const worked = planned.map(workedOut);
  const acts = planned.map(({ act }, index) => ({ act, worked: found(worked[index]) }));
  const ids = planned.map(({ from }) => from.id);
  // Sent in this order without waiting for one another's answers: each sees what those before it did.
  const [lines, after] = await Promise.all([
    writeActs(db, { workspaceId, now, actor: desk.actor, acts }),
    keepClocks(desk, timedOf(planned)).then(() => listConversations(db, { workspaceId, ids })),
    insertTaggings(db, workspaceId, taggingsOf(planned, worked, true)),
    deleteTaggings(db, workspaceId, taggingsOf(planned, worked, false)),
  ]);

  return planned.map(({ from, act }) => {
    const conversation = found(after.get(from.id));
    const line = found(lines.get(from.id));
    desk.emit(kindOf(act.name), {
      subject: { type: "conversation", id: from.id },
      data: {
        conversation,
        was: standingOf(from),
        message: messageOf(line, { from, act, at: now }),
      },
      scopeKeys: keysOfConversation(conversation),
      formerKeys: keysOf(from),
    });
    return conversation;
  });
}

type ActEvent = `conversation.${Exclude<ConversationActName, `sla_${string}`>}` | "sla.warned" | "sla.breached";

function kindOf(name: ConversationActName): ActEvent {
  if (name === "sla_warned") return "sla.warned";
  return name === "sla_breached" ? "sla.breached" : `conversation.${name}`;
}

function newHoldersOf(planned: PlannedAct[]): string[] {
  const holders = planned.flatMap(({ from, patch: { assigneeId } }) =>
    assigneeId && assigneeId !== from.assigneeId ? assigneeId : [],
  );
  return [...new Set(holders)];
}

function timedOf(planned: PlannedAct[]): string[] {
  return planned.filter(({ from }) => from.isTimed).map(({ from }) => from.id);
}

function workedOut({ from, patch }: PlannedAct): Worked {
  const after = { ...workableOf(from), ...patch };
  const snoozedUntil = after.state === "snoozed" ? after.snoozedUntil : null;
  return { ...after, snoozedUntil, id: from.id, lastSeq: from.lastSeq + 1 };
}

/** All of a held conversation that acts may change. */
export function workableOf(from: LockedConversation): Workable {
  return {
    state: from.state,
    assigneeId: from.assigneeId,
    teamId: from.teamId,
    priority: from.priority,
    tagIds: from.tagIds,
    handledBy: from.handledBy,
    waitingSince: from.waitingSince,
    snoozedUntil: from.snoozedUntil,
    openedAt: from.openedAt,
    closedAt: from.closedAt,
    escalatedAt: from.escalatedAt,
    escalationCause: from.escalationCause,
    escalationReason: from.escalationReason,
  };
}

/** The tags that acts put to their conversations, or those they take away. */
function taggingsOf(planned: PlannedAct[], worked: Worked[], isAdded: boolean): Tagging[] {
  return planned.flatMap(({ from }, index) => {
    const after = worked[index]?.tagIds ?? [];
    const [more, less] = isAdded ? [after, from.tagIds] : [from.tagIds, after];
    return more.filter((tagId) => !less.includes(tagId)).map((tagId) => ({ conversationId: from.id, tagId }));
  });
}

function messageOf(
  { messageId, author }: Line,
  { from, act, at }: Pick<PlannedAct, "from" | "act"> & { at: Date },
): Message {
  return {
    id: messageId,
    conversationId: from.id,
    seq: from.lastSeq + 1,
    direction: "system",
    author,
    text: "",
    entities: [],
    source: null,
    special: { kind: "act", act },
    reply: null,
    forwardedFrom: null,
    reactions: [],
    state: "received",
    failure: null,
    attachments: [],
    buttons: [],
    afterPress: null,
    mentions: [],
    isUpdate: false,
    clientKey: null,
    editedAt: null,
    createdAt: at.toISOString(),
    version: 1,
  };
}
