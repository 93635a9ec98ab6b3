// Local time without a library: what a zone's clocks show at a moment, by the runtime's own table of zones.

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What a zone's clocks show at a moment. */
export interface LocalTime {
  /** The date, as `2030-12-31`. */
  date: string;
  /** 1 for Monday to 7 for Sunday (ISO 8601). */
  weekday: number;
  /** Minutes after midnight. */
  minute: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** Milliseconds by which a zone's clocks are ahead of UTC at a moment. @throws RangeError for a zone nobody knows */
function offsetAt(timeZone: string, at: number): number {
  const shown = new Map(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
  const read = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return read - Math.floor(at / 1000) * 1000;
}

/** What a zone's clocks show at a moment, in milliseconds since 1970. */
export function localTime(timeZone: string, at: number): LocalTime {
  const local = new Date(at + offsetAt(timeZone, at));
  return {
    date: local.toISOString().slice(0, 10),
    weekday: local.getUTCDay() || 7,
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

/** Midnight of a date by UTC, from which dates are counted. */
function startOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The date so many days later. */
export function shiftDate(date: string, days: number): string {
  return new Date(startOfDate(date) + days * dayMs).toISOString().slice(0, 10);
}

/**
 * The moments at which the answer to a question about a local time may change: when clocks show it, which may be never or
 * twice, and when they are put forward or back on that date.
 */
export function turningPoints(timeZone: string, date: string, minute: number): number[] {
  const local = startOfDate(date) + minute * minuteMs;
  const before = offsetAt(timeZone, local - dayMs);
  const after = offsetAt(timeZone, local + dayMs);
  if (before === after) return [local - before];
  const shown = [local - before, local - after].filter((at) => at + offsetAt(timeZone, at) === local);
  const change = changeBetween(timeZone, local - dayMs, local + dayMs);
  const isThatDate = [change - 1, change].some((at) => localTime(timeZone, at).date === date);
  return isThatDate ? [...shown, change] : shown;
}

/** When a zone's clocks change between two moments at which they differ. */
function changeBetween(timeZone: string, from: number, to: number): number {
  const before = offsetAt(timeZone, from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
