import { describe, expect, test } from "vitest";
import { areWindowsApart, type BusinessHours, closedSince, isOpen, nextOpening } from "./business-hours.ts";

const week = (from: number, to: number) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));
const riga: BusinessHours = { timezone: "Europe/Riga", windows: week(9 * 60, 18 * 60), holidays: ["2026-12-25"] };
const at = (text: string) => new Date(text);

describe("business hours", () => {
  test("are open by the clocks of their own zone, and not on holidays", () => {
    expect(isOpen(riga, at("2026-11-20T07:00:00Z"))).toBe(true);
    expect(isOpen(riga, at("2026-11-20T06:59:59.999Z"))).toBe(false);
    expect(isOpen(riga, at("2026-11-20T16:00:00Z"))).toBe(false);
    expect(isOpen(riga, at("2026-12-25T10:00:00Z"))).toBe(false);
    expect(isOpen({ ...riga, windows: [] }, at("2026-11-20T10:00:00Z"))).toBe(false);
  });

  test("tell when they closed and when they open next, over weekends and holidays", () => {
    expect(nextOpening(riga, at("2026-11-20T20:00:00Z"))).toEqual(at("2026-11-23T07:00:00Z"));
    expect(closedSince(riga, at("2026-11-22T12:00:00Z"))).toEqual(at("2026-11-20T16:00:00Z"));
    expect(nextOpening(riga, at("2026-12-24T20:00:00Z"))).toEqual(at("2026-12-28T07:00:00Z"));
    expect(closedSince(riga, at("2026-12-28T06:00:00Z"))).toEqual(at("2026-12-24T16:00:00Z"));
    expect(nextOpening(riga, at("2026-11-20T10:00:00Z"))).toBeNull();
    expect(closedSince({ ...riga, windows: [] }, at("2026-11-20T10:00:00Z"))).toBeNull();
  });

  test("follow the clocks as they are put forward and back", () => {
    const night = { ...riga, windows: [{ weekday: 7, from: 3 * 60 + 30, to: 12 * 60 }] };
    // In Riga on 29 March 2026 it is 04:00 at once after 02:59:59.
    expect(nextOpening(night, at("2026-03-28T12:00:00Z"))).toEqual(at("2026-03-29T01:00:00Z"));
    // On 25 October 2026 the hour from 03:00 to 04:00 comes twice: half of each is open.
    expect(nextOpening(night, at("2026-10-24T12:00:00Z"))).toEqual(at("2026-10-25T00:30:00Z"));
    expect(isOpen(night, at("2026-10-25T01:15:00Z"))).toBe(false);
    expect(closedSince(night, at("2026-10-25T01:15:00Z"))).toEqual(at("2026-10-25T01:00:00Z"));
    expect(isOpen(night, at("2026-10-25T01:30:00Z"))).toBe(true);
    // In New York it opens an hour and a half before the clocks are put back.
    const sunday = { timezone: "America/New_York", windows: [{ weekday: 7, from: 34, to: 672 }], holidays: [] };
    expect(nextOpening(sunday, at("2026-10-31T20:00:00Z"))).toEqual(at("2026-11-01T04:34:00Z"));
  });

  test("have windows that are apart", () => {
    expect(areWindowsApart([...week(540, 720), ...week(780, 1080)])).toBe(true);
    expect(areWindowsApart([...week(540, 800), ...week(780, 1080)])).toBe(false);
    expect(areWindowsApart([{ weekday: 1, from: 60, to: 60 }])).toBe(false);
  });
});

test("any hours in any zone agree with the clocks, minute by minute, also when those are changed", () => {
  const seed = Date.now() % 1_000_000;
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  // Lord Howe moves by half an hour, Apia skipped a day, Kathmandu is 45 minutes off, Troll moves by two hours.
  const zones = ["UTC", "Europe/Riga", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Antarctica/Troll"];
  const starts = ["2026-03-27", "2026-10-24", "2026-04-03", "2026-10-02", "2026-11-01", "2026-03-07", "2026-12-30"];
  for (let round = 0; round < 60; round += 1) {
    const timezone = zones[upTo(zones.length)] ?? "UTC";
    const start = Date.parse(`${starts[upTo(starts.length)]}T00:00:00Z`);
    const windows = Array.from({ length: upTo(12) }, () => {
      const from = upTo(1439);
      return { weekday: 1 + upTo(7), from, to: from + 1 + upTo(1440 - from) };
    });
    const holidays = upTo(2) ? [new Date(start + upTo(4) * 86_400_000).toISOString().slice(0, 10)] : [];
    const hours = { timezone, windows, holidays };
    const hint = `seed ${seed}, round ${round}: ${JSON.stringify(hours)} from ${new Date(start).toISOString()}`;

    const minutes = Array.from({ length: 3 * 1440 }, (_, index) => new Date(start + index * 60_000));
    const open = minutes.map((minute) => isOpen(hours, minute));
    const clock = new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone: timezone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    });
    const probe = upTo(minutes.length);
    const moment = minutes[probe] ?? new Date(start);
    const [day, time] = clock.format(moment).split(" ");
    const read = Number(time?.slice(0, 2)) * 60 + Number(time?.slice(3));
    const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(day ?? "") + 1;
    const isDue = windows.some((window) => window.weekday === weekday && window.from <= read && read < window.to);
    if (open[probe]) expect(isDue, hint).toBe(true);
    else if (holidays.length === 0) expect(isDue, hint).toBe(false);

    const [next, since] = [nextOpening(hours, moment), closedSince(hours, moment)];
    if (open[probe]) {
      expect([next, since], hint).toEqual([null, null]);
      continue;
    }
    const opensAt = open.indexOf(true, probe);
    if (opensAt >= 0) expect(next, hint).toEqual(minutes[opensAt]);
    const lastOpen = open.lastIndexOf(true, probe);
    if (lastOpen >= 0) expect(since, hint).toEqual(minutes[lastOpen + 1]);
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
