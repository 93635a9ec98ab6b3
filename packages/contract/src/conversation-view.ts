import type { ConversationState, Priority, Standing } from "./conversation.ts";
import type { Scope } from "./permissions.ts";
import type { SlaStanding } from "./sla.ts";

export const conversationViews = [
  "mine",
  "unassigned",
  "waiting",
  "at_risk",
  "pending",
  "snoozed",
  "open",
  "closed",
  "spam",
] as const;
export type ConversationView = (typeof conversationViews)[number];

export type ConversationCounts = Record<ConversationView, number>;

/** Which conversations somebody looks for: any of the values of each field, all fields together; null asks nothing. */
export interface ConversationFilter {
  states: ConversationState[] | null;
  /** A member's id, or who looks (`me`), or `nobody`. */
  assignee: string | null;
  teamId: string | null;
  inboxId: string | null;
  tagIds: string[] | null;
  priorities: Priority[] | null;
  /** Somebody waits for an answer, for this many minutes at least; 0 for anybody who waits. */
  waitingMinutes: number | null;
  /** What is promised next stands so. */
  sla: SlaStanding[] | null;
}

export const emptyFilter: ConversationFilter = {
  states: null,
  assignee: null,
  teamId: null,
  inboxId: null,
  tagIds: null,
  priorities: null,
  waitingMinutes: null,
  sla: null,
};

/** The states in which a conversation is on somebody's desk; a snoozed one comes back to it by itself. */
export const openStates = ["new", "open", "pending"] as const satisfies ConversationState[];

/** Those in which something may still be owed. */
const liveStates = [...openStates, "snoozed"] as const satisfies ConversationState[];

const open = { ...emptyFilter, states: [...openStates] };

/** What each view asks by itself. */
const viewFilters: Record<ConversationView, ConversationFilter> = {
  mine: { ...open, assignee: "me" },
  unassigned: { ...open, assignee: "nobody" },
  waiting: { ...open, waitingMinutes: 0 },
  at_risk: { ...emptyFilter, states: [...liveStates], sla: ["warned", "breached"] },
  pending: { ...emptyFilter, states: ["pending"] },
  snoozed: { ...emptyFilter, states: ["snoozed"] },
  open,
  closed: { ...emptyFilter, states: ["closed"] },
  spam: { ...emptyFilter, states: ["spam"] },
};

/** A view narrowed by a filter: what the filter names stands in the place of what the view says of it. */
export function filterOf(view: ConversationView, filter?: Partial<ConversationFilter> | null): ConversationFilter {
  const named = Object.entries(filter ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return { ...viewFilters[view], ...Object.fromEntries(named) };
}

/**
 * In which order a view lists: `waiting` begins with who waits longest, what is asked for by its clock with what is due
 * first, all others with the latest activity.
 */
export function orderOf(
  view: ConversationView,
  filter?: Partial<ConversationFilter> | null,
): "waiting" | "due" | "activity" {
  if (filterOf(view, filter).sla !== null) return "due";
  return view === "waiting" ? "waiting" : "activity";
}

/** Whether a filter's answer changes as time goes by, though nothing happens. */
export function followsClock({ waitingMinutes }: ConversationFilter): boolean {
  return waitingMinutes !== null && waitingMinutes > 0;
}

/** Who looks, and how far they see. */
export interface Looker {
  memberId: string | null;
  scope: Scope;
  teamIds: readonly string[];
}

/** True where a conversation that stands so is within somebody's reach; the server asks the same of its rows. */
export function reaches({ memberId, scope, teamIds }: Looker, { teamId, assigneeId }: Standing): boolean {
  if (scope === "all" || (assigneeId !== null && assigneeId === memberId)) return true;
  return scope === "team" && teamIds.includes(teamId);
}

/** True where a conversation that stands so answers a filter, but for how long somebody waits. */
export function answers(standing: Standing, filter: ConversationFilter, memberId: string | null): boolean {
  const { states, assignee, teamId, inboxId, tagIds, priorities, waitingMinutes, sla } = filter;
  if (states && !states.includes(standing.state)) return false;
  if (assignee !== null && !isWith(standing.assigneeId, assignee, memberId)) return false;
  if (teamId !== null && standing.teamId !== teamId) return false;
  if (inboxId !== null && standing.inboxId !== inboxId) return false;
  if (tagIds && !tagIds.some((id) => standing.tagIds.includes(id))) return false;
  if (priorities && !priorities.includes(standing.priority)) return false;
  if (sla && (standing.sla === null || !sla.includes(standing.sla))) return false;
  return waitingMinutes === null || standing.waitingSince !== null;
}

function isWith(assigneeId: string | null, wanted: string, memberId: string | null): boolean {
  if (wanted === "nobody") return assigneeId === null;
  return assigneeId !== null && assigneeId === (wanted === "me" ? memberId : wanted);
}
