const hourMs = 3_600_000;
const eveningHour = 18;
const morningHour = 9;

export type SnoozePreset = "hour" | "evening" | "tomorrow" | "monday";

/** When each preset ends, in the reader's zone; the evening is offered while it is an hour away at least. */
export function snoozeTimes(now: Date): { preset: SnoozePreset; at: Date }[] {
  const evening = at(now, 0, eveningHour);
  // Sunday is 0: from it the next Monday is one day away, from Monday itself a week.
  const toMonday = ((8 - now.getDay()) % 7 || 7) as number;
  const times = [
    { preset: "hour" as const, at: new Date(now.getTime() + hourMs) },
    ...(evening.getTime() - now.getTime() >= hourMs ? [{ preset: "evening" as const, at: evening }] : []),
    { preset: "tomorrow" as const, at: at(now, 1, morningHour) },
  ];
  return toMonday > 1 ? [...times, { preset: "monday" as const, at: at(now, toMonday, morningHour) }] : times;
}

function at(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}

/** The moment that a field for date and time holds, which is in the reader's zone; null for none. */
export function momentIn(field: string): Date | null {
  const moment = new Date(field);
  return field === "" || Number.isNaN(moment.getTime()) ? null : moment;
}
