import { type BusinessHours, isOpen } from "./business-hours.ts";
import { localTime, shiftDate, turningPoints } from "./zoned-clock.ts";

/** No end of a span is looked for farther away than this. */
const horizonDays = 1000;

/** A stretch in which somebody is there, in milliseconds since 1970; `to` is not part of it. */
interface Stretch {
  from: number;
  to: number;
}

/**
 * The moment at which so many milliseconds of open time have passed since another: by some hours, or around the clock
 * where there are none. Null where that takes longer than 1,000 days, as it does where nobody is ever there.
 */
export function afterOpenTime(hours: BusinessHours | null, from: Date, ms: number): Date | null {
  if (hours === null || ms <= 0) return new Date(from.getTime() + Math.max(0, ms));
  let left = ms;
  for (const stretch of openStretches(hours, from.getTime())) {
    const length = stretch.to - stretch.from;
    if (left <= length) return new Date(stretch.from + left);
    left -= length;
  }
  return null;
}

/** How many milliseconds of open time lie between two moments; 0 where the second is no later than the first. */
export function openTimeBetween(hours: BusinessHours | null, from: Date, to: Date): number {
  if (hours === null) return Math.max(0, to.getTime() - from.getTime());
  let passed = 0;
  for (const stretch of openStretches(hours, from.getTime())) {
    if (stretch.from >= to.getTime()) break;
    passed += Math.min(stretch.to, to.getTime()) - stretch.from;
  }
  return passed;
}

/** The open stretches since a moment, in order; those that touch come one by one. */
function* openStretches(hours: BusinessHours, from: number): Generator<Stretch> {
  if (hours.windows.length === 0) return;
  const { date } = localTime(hours.timezone, from);
  let at = from;
  for (let day = 0; day <= horizonDays; day += 1)
    for (const moment of momentsOf(hours, shiftDate(date, day))) {
      if (moment <= at) continue;
      if (isOpen(hours, new Date(at))) yield { from: at, to: moment };
      at = moment;
    }
}

/** The moments of a date, in order, at which it may open or close; its beginning is always one. */
function momentsOf({ timezone, windows }: BusinessHours, date: string): number[] {
  const weekday = new Date(date).getUTCDay() || 7;
  const edges = windows.filter((window) => window.weekday === weekday).flatMap(({ from, to }) => [from, to]);
  return [...new Set([0, ...edges])]
    .flatMap((minute) => turningPoints(timezone, date, minute))
    .filter((moment) => localTime(timezone, moment).date === date)
    .sort((one, other) => one - other);
}
