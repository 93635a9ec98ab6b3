import { localTime, shiftDate, turningPoints } from "./zoned-clock.ts";

/** A stretch of one weekday (1 for Monday to 7 for Sunday), in minutes after midnight; `to` is not part of it. */
export interface OpenWindow {
  weekday: number;
  from: number;
  to: number;
}

/** When somebody is there: in these windows of each week by the clocks of a zone, but for holidays. */
export interface BusinessHours {
  timezone: string;
  windows: OpenWindow[];
  /** Dates such as `2030-12-31`, closed from midnight to midnight. */
  holidays: string[];
}

export const businessHoursLimits = { windows: 50, holidays: 200, minutesOfDay: 1440 } as const;

/** No opening is looked for farther away than this. */
const horizonDays = 400;

/** True while somebody is there. Hours that a zone's clocks skip are not open, and those that come twice are so twice. */
export function isOpen({ timezone, windows, holidays }: BusinessHours, at: Date): boolean {
  const { date, weekday, minute } = localTime(timezone, at.getTime());
  if (holidays.includes(date)) return false;
  return windows.some((window) => window.weekday === weekday && window.from <= minute && minute < window.to);
}

/** When it opens next; null while it is open, and where it does not open within a year. */
export function nextOpening(hours: BusinessHours, at: Date): Date | null {
  if (isOpen(hours, at)) return null;
  const { date } = localTime(hours.timezone, at.getTime());
  for (let day = -1; day <= horizonDays; day += 1)
    for (const moment of edgesOn(hours, shiftDate(date, day)))
      if (moment > at.getTime() && isOpen(hours, new Date(moment))) return new Date(moment);
  return null;
}

/** Since when it is closed; null while it is open, and where it was not open within a year. */
export function closedSince(hours: BusinessHours, at: Date): Date | null {
  if (isOpen(hours, at)) return null;
  const { date } = localTime(hours.timezone, at.getTime());
  for (let day = 1; day >= -horizonDays; day -= 1)
    for (const moment of edgesOn(hours, shiftDate(date, day)).reverse())
      if (moment <= at.getTime() && isOpen(hours, new Date(moment - 1))) return new Date(moment);
  return null;
}

/** The moments of a date, in order, at which it may open or close. */
function edgesOn({ timezone, windows }: BusinessHours, date: string): number[] {
  const weekday = new Date(date).getUTCDay() || 7;
  const minutes = windows.filter((window) => window.weekday === weekday).flatMap(({ from, to }) => [from, to]);
  // A holiday that comes or goes cuts a window at midnight, which is an edge of its own.
  const edges = new Set(windows.length > 0 ? [0, ...minutes] : []);
  return [...edges].flatMap((minute) => turningPoints(timezone, date, minute)).sort((one, other) => one - other);
}

/** Whether the windows of each weekday are in order and apart, so that they can be shown as they are. */
export function areWindowsApart(windows: OpenWindow[]): boolean {
  const sorted = windows.toSorted((one, other) => one.weekday - other.weekday || one.from - other.from);
  return sorted.every(({ weekday, from, to }, index) => {
    const before = sorted[index - 1];
    return from < to && (before?.weekday !== weekday || before.to <= from);
  });
}
