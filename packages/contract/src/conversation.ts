export const conversationStates = ["new", "open", "pending", "snoozed", "closed", "spam"] as const;
export type ConversationState = (typeof conversationStates)[number];

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
    name: string;
    username: string | null;
    language: string | null;
    reachable: Reachable;
    /** Changes with the picture served at `/w/<slug>/avatars/<contact id>`; null without one. */
    avatar: string | null;
  };
  assignee: { id: string; name: string } | null;
  lastSeq: number;
  lastMessage: string;
  lastMessageDirection: Direction | null;
  lastMessageAt: string;
  /** Since when the contact waits for an answer; null when nobody does. */
  waitingSince: string | null;
  closedAt: string | null;
  createdAt: string;
  version: number;
}

export const reachabilities = ["yes", "blocked", "deactivated", "kicked", "unknown"] as const;
/** Whether messages can reach a Telegram chat, as its bot last saw it. */
export type Reachable = (typeof reachabilities)[number];

export const conversationViews = ["mine", "unassigned", "open", "closed"] as const;
export type ConversationView = (typeof conversationViews)[number];

/** The facts of a conversation that decide its views. */
export interface Standing {
  state: ConversationState;
  assigneeId: string | null;
}

export type ConversationCounts = Record<ConversationView, number>;

/** True while work may still be needed. */
export function isLive(state: ConversationState): boolean {
  return state !== "closed" && state !== "spam";
}

/** The views in which a conversation stands for one member; `open` is every live one. */
export function viewsOf(standing: Standing, memberId: string | null): ConversationView[] {
  if (standing.state === "closed") return ["closed"];
  if (!isLive(standing.state)) return [];
  const views: ConversationView[] = ["open"];
  if (standing.assigneeId === null) views.push("unassigned");
  else if (standing.assigneeId === memberId) views.push("mine");
  return views;
}

export const conversationLimits = { pageSize: 50, pageMax: 100 } as const;
