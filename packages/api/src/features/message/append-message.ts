import {
  type AuthorKind,
  type ConversationState,
  type Excerpted,
  excerptOf,
  type Handler,
  isLive,
  type Message,
} from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import {
  getConversation,
  holdHolders,
  keysOf,
  keysOfConversation,
  type LockedConversation,
  standingOf,
} from "../conversation/index.ts";
import { keepClocks } from "../sla-clock/index.ts";
import { getMessage, insertMessage, type MessageContent } from "./message.queries.ts";

interface Entry extends MessageContent {
  direction: "in" | "out";
  author: { kind: AuthorKind; id: string | null };
  /** What it carries, for its excerpt in the queue; the attachments themselves are written before it is announced. */
  files?: Excerpted["files"];
  /** How the conversation stands after it. */
  conversationState: ConversationState;
  waitingSince: Date | null;
  /** Said by the desk itself, or a word on what is over: the queue goes on showing what people said. */
  isAside?: boolean;
  /** Said by somebody who is blocked: it opens nothing and calls nobody before they are not. */
  isWithheld?: boolean;
  /** Who works on the conversation from now on, where that changes. */
  handledBy?: Handler;
  /** Takes the conversation along, where the author had not taken it yet. */
  assigneeId?: string;
}

interface Appended {
  messageId: string;
  /** Announces it; called once all that the bubble shows is written. */
  announce(): Promise<Message>;
}

/**
 * P4: puts a message at the end of a held conversation, under its next number, and moves the queue's row with it.
 * @throws not_found where it goes to a member who has left, or is shut out
 */
export async function appendMessage(desk: Desk, to: LockedConversation, entry: Entry): Promise<Appended> {
  const { db, now, workspaceId } = desk;
  const seq = to.lastSeq + 1;
  const { files = [], conversationState, waitingSince, handledBy, assigneeId, ...rest } = entry;
  const { isAside = false, isWithheld = false, ...content } = rest;
  const message = { ...content, workspaceId, conversationId: to.id, seq, createdAt: now };
  const inserted = insertMessage(db, message, {
    state: conversationState,
    last_seq: seq,
    ...(!isAside && {
      last_message_seq: seq,
      last_message: excerptOf({ text: content.text, special: content.special ?? null, files }),
      last_message_direction: content.direction,
      last_message_at: now,
    }),
    ...(handledBy && { handled_by: handledBy }),
    waiting_since: waitingSince,
    ...(isAnswer(entry) && { answered_at: now }),
    ...(content.direction === "in" && { last_inbound_at: now }),
    ...(content.direction === "in" &&
      (isWithheld ? { withheld_since: to.withheldSince ?? now } : isLive(conversationState) && { closed_at: null })),
    ...(assigneeId ? { assignee_id: assigneeId, handled_by: "human" as const } : {}),
  });
  // Sent along without waiting for one another's answers.
  const held = holdHolders(db, { workspaceId, memberIds: assigneeId ? [assigneeId] : [] });
  const [messageId] = await Promise.all([inserted, held]);
  // What the desk says by itself changes nothing that is owed.
  if (to.isTimed && !isAside) await keepClocks(desk, [to.id]);
  return { messageId, announce: () => announceMessage(desk, to, { messageId, isWithheld }) };
}

/** The bot may say what it likes: an answer is a human's, or their script's. */
function isAnswer({ direction, author }: Entry): boolean {
  return direction === "out" && author.kind !== "bot";
}

async function announceMessage(
  desk: Desk,
  from: LockedConversation,
  { messageId, isWithheld }: { messageId: string; isWithheld: boolean },
): Promise<Message> {
  const [message, conversation] = await Promise.all([
    getMessage(desk.db, desk.whole, messageId),
    getConversation(desk.db, desk.whole, from.id),
  ]);
  const received = isWithheld ? ("message.withheld" as const) : ("message.received" as const);
  desk.emit(message.direction === "in" ? received : "message.queued", {
    subject: { type: "conversation", id: from.id },
    data: { message, conversation, was: standingOf(from) },
    scopeKeys: keysOfConversation(conversation),
    formerKeys: keysOf(from),
  });
  return message;
}
