import type { InboxKind, StatisticsFilter } from "@frontdesk/contract";
import { isId } from "../../address.ts";

export const presets = ["today", "yesterday", "week", "month", "thisMonth", "lastMonth"] as const;
export type PeriodPreset = (typeof presets)[number];

/** The channels that a desk hears today. */
export const channels = ["telegram_dm", "telegram_group"] as const satisfies InboxKind[];

/** Days by the clocks of the workspace's zone, both included. */
export interface Days {
  from: string;
  to: string;
}

/** What the address says of the dashboard: the days, by a name or from one to another, and how they are narrowed. */
export interface DashboardSearch extends Partial<Days> {
  period?: PeriodPreset;
  filter?: Partial<StatisticsFilter>;
}

/** Reads an address, whoever wrote it: what it does not understand it leaves out. */
export function readDashboardSearch(search: Record<string, unknown>): DashboardSearch {
  const { from, to } = search;
  const period = presets.find((each) => each === search.period);
  const filter = readFilter(search.filter);
  return {
    ...(period ? { period } : isDay(from) && isDay(to) && from <= to && { from, to }),
    ...(filter && { filter }),
  };
}

function readFilter(given: unknown): Partial<StatisticsFilter> | null {
  if (typeof given !== "object" || given === null) return null;
  const { inboxId, channel, teamId, memberId, tagId } = given as Record<string, unknown>;
  return namedIn({
    inboxId: isId(inboxId) ? inboxId : null,
    channel: channels.find((kind) => kind === channel) ?? null,
    teamId: isId(teamId) ? teamId : null,
    memberId: isId(memberId) ? memberId : null,
    tagId: isId(tagId) ? tagId : null,
  });
}

/** The fields of a filter that ask for something; null where none does. */
export function namedIn(filter: Partial<StatisticsFilter>): Partial<StatisticsFilter> | null {
  const named = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
  return Object.keys(named).length > 0 ? named : null;
}

function isDay(given: unknown): given is string {
  return typeof given === "string" && /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given));
}
