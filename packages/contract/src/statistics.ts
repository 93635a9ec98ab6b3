import type { Conversation, EscalationCause } from "./conversation.ts";
import type { InboxKind } from "./inbox.ts";

export const factKinds = [
  "opened",
  "reopened",
  "inbound",
  "outbound",
  "answered",
  "closed",
  "escalated",
  "rated",
] as const;
/**
 * What is counted of conversations: that one was opened or reopened, what came in and went out, the first answer of each
 * opening, each closing, each call for a senior, each rating.
 */
export type FactKind = (typeof factKinds)[number];

/** Which conversations figures are of; null asks nothing. */
export interface StatisticsFilter {
  inboxId: string | null;
  channel: InboxKind | null;
  teamId: string | null;
  /** Whose doing is counted; what nobody in particular did counts for whoever has the conversation. */
  memberId: string | null;
  tagId: string | null;
}

export const emptyStatisticsFilter: StatisticsFilter = {
  inboxId: null,
  channel: null,
  teamId: null,
  memberId: null,
  tagId: null,
};

/** A number of the period, and of the one before, which is as long. */
export interface Compared<Value = number> {
  now: Value;
  before: Value;
}

/** How long something took, in seconds; null where it did not happen. */
export interface Spread {
  count: number;
  median: number | null;
  /** Nine of ten took no longer. */
  p90: number | null;
  mean: number | null;
}

/** The same by the clock, and by the business hours of each inbox. */
export interface Durations {
  wall: Spread;
  business: Spread;
}

/** How people say they were helped: how many gave each rating, of 1 to 5, and how many were asked. */
export interface Satisfaction {
  byRating: [number, number, number, number, number];
  asked: number;
}

/** What somebody, a team or an inbox did in the period. */
export interface GroupFigures {
  id: string;
  name: string;
  opened: number;
  closed: number;
  /** Conversations in which they wrote, and what they wrote. */
  handled: number;
  outbound: number;
  inbound: number;
  /** The median time to the first answer, in seconds. */
  firstResponse: number | null;
  resolution: number | null;
  rated: number;
  /** Of five. */
  rating: number | null;
  /** For how long a member was online; null for a team, an inbox, and where only some conversations are asked for. */
  onlineSeconds: number | null;
}

/** What one hour of the week brought: 1 for Monday to 7 for Sunday, 0 to 23 by the workspace's clocks. */
export interface HourFigures {
  weekday: number;
  hour: number;
  inbound: number;
  opened: number;
}

export interface DayFigures {
  /** Such as `2030-12-31`. */
  day: string;
  opened: number;
  reopened: number;
  closed: number;
  inbound: number;
  outbound: number;
}

/** The figures of a period, of all that the reader may see of what they asked for. */
export interface Statistics {
  /** Dates by the clocks of the workspace's zone, both included. */
  period: { from: string; to: string; timezone: string; beforeFrom: string; beforeTo: string };
  /** How the conversations of the filter stand now, whatever the period. */
  standing: { open: number; waiting: number; longestWaitSince: string | null };
  volume: Record<"opened" | "reopened" | "closed" | "inbound" | "outbound", Compared>;
  firstResponse: Compared<Durations>;
  resolution: Compared<Durations>;
  satisfaction: Compared<Satisfaction>;
  escalations: { cause: EscalationCause; count: Compared }[];
  days: DayFigures[];
  hours: HourFigures[];
  members: GroupFigures[];
  teams: GroupFigures[];
  inboxes: GroupFigures[];
}

/** A row of the list behind a figure: what happened, when, how long it took, in which conversation. */
export interface FiguredConversation {
  kind: FactKind;
  at: string;
  /** Messages of that hour; 1 otherwise. */
  count: number;
  seconds: number | null;
  /** The cause of an escalation, or a rating. */
  detail: string | null;
  memberName: string | null;
  conversation: Conversation;
}

export const statisticsLimits = { days: 1100, pageSize: 50 } as const;

/** The share of the two best ratings among all, from 0 to 1, as CSAT is reckoned; null without any. */
export function satisfiedShare({ byRating }: Pick<Satisfaction, "byRating">): number | null {
  const all = byRating.reduce((sum, each) => sum + each, 0);
  return all === 0 ? null : (byRating[3] + byRating[4]) / all;
}
