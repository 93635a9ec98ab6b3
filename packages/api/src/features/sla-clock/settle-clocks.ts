import { openTimeBetween, type SlaDebt, type SlaPolicy, slaDebts, slaHoursOf, slaTimes } from "@frontdesk/contract";
import type { Clock, NextDue } from "./clock.ts";
import type { Timed } from "./sla-clock.queries.ts";

interface Circumstances {
  /** What the conversation falls under now; null where nothing is promised. */
  policy: SlaPolicy | null;
  now: Date;
}

/**
 * The clocks of a conversation as they follow from how it stands: what is owed runs, also what had ended and is owed again
 * after all, such as where an answer could not be sent; what is owed no longer ends. The same facts make the same clocks.
 */
export function settleClocks(timed: Timed, { policy, now }: Circumstances): Clock[] {
  const owed = policy ? slaDebts(timed) : [];
  const running = owed.flatMap((debt) => (policy ? run(timed, { policy, now, debt }) : []));
  const isOver = (clock: Clock) => clock.endedAt === null && !running.some((other) => isSame(clock, other));
  return [...running, ...timed.clocks.filter(isOver).map((clock) => end(clock, timed, now))];
}

function isSame(one: SlaDebt, other: SlaDebt): boolean {
  return one.metric === other.metric && one.startedAt.getTime() === other.startedAt.getTime();
}

/** A clock by its policy as it is now; none where that promises nothing, or nobody is ever there. */
function run(timed: Timed, { policy, now, debt }: { policy: SlaPolicy; now: Date; debt: SlaDebt }): Clock[] {
  const targetMinutes = policy.targets[debt.metric];
  if (targetMinutes === null) return [];
  const known = timed.clocks.find((clock) => isSame(clock, debt));
  // What was too late stays so.
  if (known?.breachedAt) return [{ ...known, state: "breached", metAt: null, endedAt: null }];

  const hours = slaHoursOf(policy, timed.hours);
  const standsStill = timed.state === "pending" || timed.state === "snoozed";
  const isPaused = debt.metric === "resolution" && policy.pauses && standsStill;
  const since = known?.pausedAt ?? null;
  const pausedMs = (known?.pausedMs ?? 0) + (since && !isPaused ? openTimeBetween(hours, since, now) : 0);
  const times = slaTimes(debt.startedAt, { targetMinutes, warnPercent: policy.warnPercent, pausedMs, hours });
  if (!times) return [];
  const clock: Clock = {
    ...{ metric: debt.metric, startedAt: debt.startedAt, policyId: policy.id, targetMinutes, ...times, pausedMs },
    pausedAt: isPaused ? (since ?? now) : null,
    state: isPaused ? "paused" : "running",
    // By another promise the warning may be still to come.
    warnedAt: known?.warnedAt && times.warnAt <= now ? known.warnedAt : null,
    breachedAt: null,
    metAt: null,
    endedAt: null,
  };
  return [clock];
}

/** What becomes of a clock that has nothing to wait for: kept or not, and late even where nobody looked at the time. */
function end(clock: Clock, timed: Timed, now: Date): Clock {
  const metAt = keptAt(clock, timed);
  const isLate = clock.state === "running" && clock.dueAt < (metAt ?? now);
  const breachedAt = clock.breachedAt ?? (isLate ? clock.dueAt : null);
  const state = breachedAt ? "breached" : metAt ? "met" : "dropped";
  return { ...clock, state, breachedAt, metAt, endedAt: now };
}

/** When what was promised was done; null where it came to nothing, as by spam, or by closing without an answer. */
function keptAt({ metric, startedAt }: Clock, { state, closedAt, answeredAt }: Timed): Date | null {
  // What was taken up again and then not, after all, was closed before it began.
  if (metric === "resolution") return state === "closed" && closedAt && closedAt >= startedAt ? closedAt : null;
  return answeredAt && answeredAt >= startedAt ? answeredAt : null;
}

/** The clock that a conversation's row shows: who waits comes before what is too late to be resolved in time. */
export function nextDue(clocks: readonly Clock[]): NextDue | null {
  const counted = clocks.filter(({ endedAt, state }) => endedAt === null && state !== "paused");
  const isLost = ({ metric, state }: Clock) => metric === "resolution" && state === "breached";
  const [next] = counted.sort(
    (one, other) => Number(isLost(one)) - Number(isLost(other)) || one.dueAt.getTime() - other.dueAt.getTime(),
  );
  if (!next) return null;
  const { metric, dueAt, breachedAt, warnedAt } = next;
  return { metric, dueAt, state: breachedAt ? "breached" : warnedAt ? "warned" : "running" };
}
