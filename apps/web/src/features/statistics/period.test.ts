import { expect, it } from "vitest";
import type { PeriodPreset } from "./dashboard-search.ts";
import { daysOf } from "./period.ts";

// The last evening of February in London is the first of March in Moscow.
const at = Date.parse("2030-02-28T22:00:00Z");

it.each<[PeriodPreset, string, string]>([
  ["today", "2030-03-01", "2030-03-01"],
  ["yesterday", "2030-02-28", "2030-02-28"],
  ["week", "2030-02-23", "2030-03-01"],
  ["month", "2030-01-31", "2030-03-01"],
  ["thisMonth", "2030-03-01", "2030-03-01"],
  ["lastMonth", "2030-02-01", "2030-02-28"],
])("%s is %s to %s by the workspace's clocks", (preset, from, to) => {
  expect(daysOf(preset, { timezone: "Europe/Moscow", at })).toEqual({ from, to });
});
