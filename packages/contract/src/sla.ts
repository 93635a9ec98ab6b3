import type { BusinessHours } from "./business-hours.ts";
import type { Priority } from "./conversation.ts";
import type { Named } from "./conversation-act.ts";

export const slaMetrics = ["first_response", "next_response", "resolution"] as const;
/** What is promised: the first answer since a conversation was opened, each later one, and its end. */
export type SlaMetric = (typeof slaMetrics)[number];

export const slaStandings = ["running", "warned", "breached"] as const;
/** How a clock stands that has not ended: in time, soon due, or too late already. */
export type SlaStanding = (typeof slaStandings)[number];

/** Of a conversation's clocks the one that is due next. */
export interface SlaDue {
  metric: SlaMetric;
  /** ISO 8601. */
  dueAt: string;
  state: SlaStanding;
}

export const slaHours = ["always", "inbox", "own"] as const;
/** By whose hours time is counted: around the clock, those of the conversation's inbox, or the policy's own. */
export type SlaHours = (typeof slaHours)[number];

/** What a workspace promises for some of its conversations. */
export interface SlaPolicy {
  id: string;
  name: string;
  /** For what no other policy is for; asked last. */
  isDefault: boolean;
  /** What it is for: any of each list, all lists together; an empty one asks nothing. */
  inboxIds: string[];
  teamIds: string[];
  tagIds: string[];
  priorities: Priority[];
  /** Within how many minutes; null promises nothing. */
  targets: Record<SlaMetric, number | null>;
  hours: SlaHours;
  /** Where it has its own. */
  ownHours: BusinessHours | null;
  /** After which share of the time, in percent, those who work on it are warned. */
  warnPercent: number;
  /** Whether the clock of the resolution stands still while the customer is waited for, and while it is snoozed. */
  pauses: boolean;
  /** Whether a senior is called when something is too late. */
  escalates: boolean;
  /** From 0; the first that fits is the one that counts. */
  position: number;
  version: number;
}

export const slaLimits = {
  nameLength: 60,
  /** Policies of a workspace. */
  count: 50,
  /** Inboxes, teams or tags that one policy names. */
  each: 100,
  /** 60 days of open time. */
  minutesMax: 86_400,
  warnPercentMin: 10,
  warnPercentMax: 99,
  warnPercent: 75,
} as const;

/** What decides which policy a conversation falls under. */
export interface SlaMatter {
  inboxId: string;
  teamId: string;
  tagIds: readonly string[];
  priority: Priority;
}

/** Of policies in their order the one that counts for a conversation; null where none does. */
export function slaPolicyFor(policies: readonly SlaPolicy[], matter: SlaMatter): SlaPolicy | null {
  return policies.find((policy) => isFor(policy, matter)) ?? null;
}

function isFor(policy: SlaPolicy, { inboxId, teamId, tagIds, priority }: SlaMatter): boolean {
  const asks = (wanted: readonly string[], ...given: readonly string[]) =>
    wanted.length === 0 || given.some((one) => wanted.includes(one));
  return (
    asks(policy.inboxIds, inboxId) &&
    asks(policy.teamIds, teamId) &&
    asks(policy.tagIds, ...tagIds) &&
    asks(policy.priorities, priority)
  );
}

/** The hours by which a policy counts in an inbox with these; null for around the clock. */
export function slaHoursOf(
  { hours, ownHours }: Pick<SlaPolicy, "hours" | "ownHours">,
  ofInbox: BusinessHours | null,
): BusinessHours | null {
  if (hours === "always") return null;
  return hours === "own" ? ownHours : ofInbox;
}

/** The order in which policies are asked. */
export function comparePolicies(one: SlaPolicy, other: SlaPolicy): number {
  if (one.isDefault !== other.isDefault) return one.isDefault ? 1 : -1;
  return one.position - other.position || (one.id < other.id ? -1 : 1);
}

/** What a workspace has that policies may be for, each by name. */
export interface SlaGrounds {
  inboxes: (Named & { businessHours: BusinessHours | null })[];
  teams: Named[];
  tags: Named[];
}
