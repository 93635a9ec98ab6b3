import type { SlaMetric, SlaStanding } from "@frontdesk/contract";

/** A promise in one conversation, known by its metric and when it began. */
export interface Clock {
  metric: SlaMetric;
  startedAt: Date;
  policyId: string;
  targetMinutes: number;
  warnAt: Date;
  dueAt: Date;
  pausedAt: Date | null;
  /** For how long it stood still before, in open time. */
  pausedMs: number;
  state: "running" | "paused" | "met" | "breached" | "dropped";
  warnedAt: Date | null;
  breachedAt: Date | null;
  metAt: Date | null;
  endedAt: Date | null;
}

/** Of a conversation's clocks the one that is due next, as its row has it. */
export interface NextDue {
  metric: SlaMetric;
  dueAt: Date;
  state: SlaStanding;
}
