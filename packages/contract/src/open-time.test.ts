import { describe, expect, test } from "vitest";
import { type BusinessHours, isOpen } from "./business-hours.ts";
import { afterOpenTime, openTimeBetween } from "./open-time.ts";

const week = (from: number, to: number) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));
const riga: BusinessHours = { timezone: "Europe/Riga", windows: week(9 * 60, 18 * 60), holidays: ["2026-12-25"] };
const minuteMs = 60_000;
const at = (text: string) => new Date(text);
const later = (hours: BusinessHours | null, from: string, minutes: number) =>
  afterOpenTime(hours, at(from), minutes * minuteMs);

describe("open time", () => {
  test("passes only while somebody is there", () => {
    // Friday 17:50 in Riga: ten minutes are left of it, and the rest is Monday's.
    expect(later(riga, "2026-11-20T15:50:00Z", 30)).toEqual(at("2026-11-23T07:20:00Z"));
    expect(later(riga, "2026-11-20T15:50:00Z", 10)).toEqual(at("2026-11-20T16:00:00Z"));
    expect(later(riga, "2026-11-21T12:00:00Z", 1)).toEqual(at("2026-11-23T07:01:00Z"));
    expect(later(riga, "2026-12-24T15:00:00Z", 120)).toEqual(at("2026-12-28T08:00:00Z"));
    expect(later(riga, "2026-11-16T07:00:00Z", 5 * 9 * 60)).toEqual(at("2026-11-20T16:00:00Z"));
  });

  test("is all time where there are no hours, and none where nobody is ever there", () => {
    expect(later(null, "2026-11-20T15:50:00Z", 90)).toEqual(at("2026-11-20T17:20:00Z"));
    expect(openTimeBetween(null, at("2026-11-20T15:00:00Z"), at("2026-11-20T16:00:00Z"))).toBe(60 * minuteMs);
    expect(later({ ...riga, windows: [] }, "2026-11-20T15:50:00Z", 1)).toBeNull();
    expect(openTimeBetween({ ...riga, windows: [] }, at("2026-11-20T15:00:00Z"), at("2027-11-20T16:00:00Z"))).toBe(0);
  });

  test("is as long as the night really was when clocks are changed", () => {
    const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 }));
    const nights = { ...riga, windows: always, holidays: [] };
    const day = (date: string, next: string) => openTimeBetween(nights, at(date), at(next)) / minuteMs;
    expect(day("2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z")).toBe(23 * 60);
    expect(day("2026-10-24T21:00:00Z", "2026-10-25T22:00:00Z")).toBe(25 * 60);
    // In Havana it is midnight twice, and what opens between those is open twice.
    const havana = { timezone: "America/Havana", windows: [{ weekday: 7, from: 0, to: 30 }], holidays: [] };
    expect(openTimeBetween(havana, at("2026-10-31T12:00:00Z"), at("2026-11-01T12:00:00Z"))).toBe(60 * minuteMs);
  });

  test("begins where it is asked from, and never runs backwards", () => {
    expect(later(riga, "2026-11-20T10:00:00Z", 0)).toEqual(at("2026-11-20T10:00:00Z"));
    expect(openTimeBetween(riga, at("2026-11-20T10:00:00Z"), at("2026-11-20T09:00:00Z"))).toBe(0);
    expect(openTimeBetween(riga, at("2026-11-20T15:59:30.500Z"), at("2026-11-22T09:00:00Z"))).toBe(29_500);
  });
});

test("any span by any hours is what counting its minutes one by one makes of it", () => {
  const seed = Date.now() % 1_000_000;
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const zones = ["UTC", "Europe/Riga", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Santiago"];
  const starts = ["2026-03-27", "2026-10-24", "2026-04-03", "2026-10-02", "2026-10-31", "2026-03-07", "2026-09-05"];
  for (let round = 0; round < 40; round += 1) {
    const timezone = zones[upTo(zones.length)] ?? "UTC";
    const start = Date.parse(`${starts[upTo(starts.length)]}T00:00:00Z`) + upTo(1440) * minuteMs;
    const windows = Array.from({ length: 1 + upTo(10) }, () => {
      const from = upTo(1439);
      return { weekday: 1 + upTo(7), from, to: from + 1 + upTo(1440 - from) };
    });
    const holidays = upTo(2) ? [new Date(start + upTo(4) * 86_400_000).toISOString().slice(0, 10)] : [];
    const hours = { timezone, windows, holidays };
    const hint = `seed ${seed}, round ${round}: ${JSON.stringify(hours)} from ${new Date(start).toISOString()}`;

    const minutes = Array.from({ length: 3 * 1440 }, (_, index) => start + index * minuteMs);
    const open = minutes.filter((minute) => isOpen(hours, new Date(minute)));
    const end = new Date(start + 3 * 1440 * minuteMs);
    expect(openTimeBetween(hours, new Date(start), end), hint).toBe(open.length * minuteMs);

    const wanted = 1 + upTo(open.length);
    const last = open[wanted - 1];
    if (last !== undefined)
      expect(afterOpenTime(hours, new Date(start), wanted * minuteMs), hint).toEqual(new Date(last + minuteMs));
  }
});

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
