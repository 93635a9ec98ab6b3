import type { Conversation, ConversationAct, Message } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { found } from "../../desk-error.ts";
import {
  deleteTaggings,
  insertLines,
  insertTaggings,
  type LineAuthor,
  lineAuthorOf,
  listConversations,
  type NewLine,
  type Tagging,
  type Workable,
  type Worked,
  writeWorked,
} from "./act.queries.ts";
import { keysOf, keysOfConversation, standingOf } from "./conversation-scope.ts";
import type { LockedConversation } from "./lock.queries.ts";

/** What is to become of one held conversation. */
export interface PlannedAct {
  from: LockedConversation;
  act: ConversationAct;
  patch: Partial<Workable>;
}

/**
 * Does what was planned with held conversations, one act each: the rows change, each thread gets the line that tells it,
 * and each is announced with how it stood before. Three statements, however many they are.
 */
export async function performActs(desk: Desk, planned: PlannedAct[]): Promise<Conversation[]> {
  if (planned.length === 0) return [];
  const { db, workspaceId, now } = desk;
  const worked = planned.map(workedOut);
  await writeWorked(db, { workspaceId, now, worked });
  await insertTaggings(db, workspaceId, taggingsOf(planned, worked, true));
  await deleteTaggings(db, workspaceId, taggingsOf(planned, worked, false));

  const author = await lineAuthorOf(db, workspaceId, desk.actor);
  const lines = planned.map(({ from, act }) => ({ conversationId: from.id, seq: from.lastSeq + 1, act }));
  const messageIds = await insertLines(db, { workspaceId, now, author, lines });
  const after = await listConversations(db, { workspaceId, ids: planned.map(({ from }) => from.id) });

  return planned.map(({ from, act }, index) => {
    const conversation = found(after.get(from.id));
    const line = found(lines[index]);
    desk.emit(`conversation.${act.name}`, {
      subject: { type: "conversation", id: from.id },
      data: {
        conversation,
        was: standingOf(from),
        message: messageOf(found(messageIds.get(from.id)), { line, author, at: now }),
      },
      scopeKeys: keysOfConversation(conversation),
      formerKeys: keysOf(from),
    });
    return conversation;
  });
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

function messageOf(id: string, { line, author, at }: { line: NewLine; author: LineAuthor; at: Date }): Message {
  return {
    id,
    conversationId: line.conversationId,
    seq: line.seq,
    direction: "system",
    author,
    text: "",
    entities: [],
    source: null,
    special: { kind: "act", act: line.act },
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
