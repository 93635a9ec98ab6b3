import type { ContactKind } from "./group.ts";

import type { SlaDue, SlaStanding } from "./sla.ts";

export const conversationStates = ["new", "open", "pending", "snoozed", "closed", "spam"] as const;
export type ConversationState = (typeof conversationStates)[number];

export const priorities = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof priorities)[number];

export const escalationCauses = ["member", "words", "count", "button", "rule"] as const;
/** What called for a senior: a colleague, what the person wrote, how often they wrote in vain, their button, a rule. */
export type EscalationCause = (typeof escalationCauses)[number];

const personsCauses = ["words", "count", "button"] as const satisfies EscalationCause[];
/** What the person did who writes to the desk, and no colleague or rule. */
export type PersonsCause = (typeof personsCauses)[number];

export function isPersonsCause(cause: EscalationCause): cause is PersonsCause {
  return personsCauses.some((one) => one === cause);
}

export const handlers = ["bot", "human", "none"] as const;
/** Who works on a conversation just now. */
export type Handler = (typeof handlers)[number];

export const directions = ["in", "out", "note", "system"] as const;
export type Direction = (typeof directions)[number];

/** One person's talk with the desk, as a row of the queue and the head of a thread. Times are ISO 8601. */
export interface Conversation {
  id: string;
  number: number;
  state: ConversationState;
  inbox: { id: string; name: string };
  teamId: string;
  contact: {
    id: string;
    /** A conversation is with a person, or with a group or a topic of it, in which many speak. */
    kind: ContactKind;
    name: string;
    username: string | null;
    language: string | null;
    reachable: Reachable;
    /** Changes with the picture served at `/w/<slug>/avatars/<contact id>`; null without one. */
    avatar: string | null;
    isVerified: boolean;
    /** What they write then waits, and nobody can write to them. */
    isBlocked: boolean;
  };
  assignee: { id: string; name: string } | null;
  priority: Priority;
  /** In the order in which they were put there. */
  tagIds: string[];
  handledBy: Handler;
  /** Why a senior was called; null where nobody was. */
  escalation: { at: string; cause: EscalationCause; reason: string } | null;
  /** When a snoozed one comes back by itself; null in the snoozed state means not before the person writes. */
  snoozedUntil: string | null;
  lastSeq: number;
  lastMessage: string;
  lastMessageDirection: Direction | null;
  lastMessageAt: string;
  /** Since when the contact waits for an answer; null when nobody does. */
  waitingSince: string | null;
  /** What is promised next; null where nothing is, or only what stands still. */
  sla: SlaDue | null;
  closedAt: string | null;
  /** How the person says they were helped, from 1 to 5; null where they have not said. */
  rating: number | null;
  createdAt: string;
  version: number;
}

export const chatReachabilities = ["yes", "blocked", "deactivated", "kicked", "unknown"] as const;
/** Whether messages can reach a Telegram chat, as its bot last saw it. */
export type ChatReachable = (typeof chatReachabilities)[number];

export const reachabilities = [...chatReachabilities, "topic_closed", "topic_deleted"] as const;
/** The same of the place in it where a conversation is held, which may be a topic. */
export type Reachable = (typeof reachabilities)[number];

/** The facts of a conversation that decide where it is listed. */
export interface Standing {
  state: ConversationState;
  assigneeId: string | null;
  teamId: string;
  inboxId: string;
  priority: Priority;
  tagIds: string[];
  waitingSince: string | null;
  /** How its next clock stands. */
  sla: SlaStanding | null;
}

/** How a conversation stands now. */
export function standingOf(conversation: Conversation): Standing {
  const { state, assignee, teamId, inbox, priority, tagIds, waitingSince, sla } = conversation;
  const placed = { assigneeId: assignee?.id ?? null, teamId, inboxId: inbox.id };
  return { state, ...placed, priority, tagIds, waitingSince, sla: sla?.state ?? null };
}

/** True while work may still be needed. */
export function isLive(state: ConversationState): boolean {
  return state !== "closed" && state !== "spam";
}

export const conversationLimits = { pageSize: 50, pageMax: 100 } as const;
