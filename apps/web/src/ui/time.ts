const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A span in one coarse unit, rounded down; `now` below a minute. */
export type Span = { unit: "now" } | { unit: "minutes" | "hours" | "days"; count: number };

/** How long `ms` milliseconds are, as people say it; negative spans (a clock ahead of ours) are `now`. */
export function spanOf(ms: number): Span {
  if (ms < minuteMs) return { unit: "now" };
  if (ms < hourMs) return { unit: "minutes", count: Math.floor(ms / minuteMs) };
  if (ms < dayMs) return { unit: "hours", count: Math.floor(ms / hourMs) };
  return { unit: "days", count: Math.floor(ms / dayMs) };
}

/** Hours and minutes in a language's way. */
export function clockTime(at: string | number, locale: string): string {
  return formatter(locale, { timeStyle: "short" }).format(new Date(at));
}

/** A moment in full: day, month, year, hours, minutes. */
export function fullTime(at: string | number, locale: string): string {
  return formatter(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/** A calendar day without the year. */
export function dayName(at: string | number, locale: string): string {
  return formatter(locale, { weekday: "long", day: "numeric", month: "long" }).format(new Date(at));
}

/** A calendar day without weekday and year, as short as it can be. */
export function shortDay(at: string | number, locale: string): string {
  return formatter(locale, { day: "numeric", month: "short" }).format(new Date(at));
}

/** A calendar day with its year. */
export function dateName(at: string | number, locale: string): string {
  return formatter(locale, { dateStyle: "medium" }).format(new Date(at));
}

/** Whole calendar days between two moments in the reader's time zone: 0 for the same day, 1 for the day before. */
export function daysBetween(earlier: string | number, later: string | number): number {
  return Math.round((midnightOf(later) - midnightOf(earlier)) / dayMs);
}

function midnightOf(at: string | number) {
  return new Date(at).setHours(0, 0, 0, 0);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs more than using it a thousand times.
function formatter(locale: string, options: Intl.DateTimeFormatOptions) {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(regional(locale), options);
  formatters.set(key, known);
  return known;
}

// The app speaks English; whether the 2nd of March is 3/2 or 2/3 is the reader's region's to say.
function regional(locale: string) {
  return navigator.languages.find((tag) => tag.split("-")[0] === locale) ?? locale;
}
