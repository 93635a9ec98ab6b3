import type { BusinessHours } from "./business-hours.ts";
import { type ConversationState, isLive } from "./conversation.ts";
import { afterOpenTime } from "./open-time.ts";
import type { SlaMetric } from "./sla.ts";

/** The facts of a conversation from which its clocks follow. */
export interface SlaFacts {
  state: ConversationState;
  /** Since when it has been open: since it was created, or taken up again. */
  openedAt: Date;
  /** Since when somebody has waited for an answer. */
  waitingSince: Date | null;
  /** When a member answered last. */
  answeredAt: Date | null;
}

/** Something that is owed, and since when. */
export interface SlaDebt {
  metric: SlaMetric;
  startedAt: Date;
}

/**
 * What a conversation is owed as it stands, whatever was promised: an answer where somebody waits, the first one unless a
 * member has answered since it was opened; and its end, while it is live.
 */
export function slaDebts({ state, openedAt, waitingSince, answeredAt }: SlaFacts): SlaDebt[] {
  if (!isLive(state)) return [];
  const resolution = { metric: "resolution" as const, startedAt: openedAt };
  if (waitingSince === null) return [resolution];
  const hasAnswer = answeredAt !== null && answeredAt >= openedAt;
  return [{ metric: hasAnswer ? "next_response" : "first_response", startedAt: waitingSince }, resolution];
}

/** What was promised, for how long it stood still, and by whose hours it is counted. */
export interface SlaTerms {
  targetMinutes: number;
  warnPercent: number;
  /** In milliseconds of open time. */
  pausedMs: number;
  hours: BusinessHours | null;
}

/** When a warning is due and when it is too late; null where that is not in sight, since nobody is ever there. */
export function slaTimes(startedAt: Date, terms: SlaTerms): { warnAt: Date; dueAt: Date } | null {
  const { targetMinutes, warnPercent, pausedMs, hours } = terms;
  const targetMs = targetMinutes * 60_000;
  const warnAt = afterOpenTime(hours, startedAt, Math.floor((targetMs * warnPercent) / 100) + pausedMs);
  const dueAt = afterOpenTime(hours, startedAt, targetMs + pausedMs);
  return warnAt && dueAt && { warnAt, dueAt };
}
