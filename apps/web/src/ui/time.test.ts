import { expect, it } from "vitest";
import { clockTime, daysBetween, spanOf } from "./time.ts";

it.each([
  [-5_000, { unit: "now" }],
  [59_999, { unit: "now" }],
  [60_000, { unit: "minutes", count: 1 }],
  [3_599_999, { unit: "minutes", count: 59 }],
  [3_600_000, { unit: "hours", count: 1 }],
  [86_400_000 * 3 + 1, { unit: "days", count: 3 }],
])("says %i ms in one coarse unit", (ms, span) => {
  expect(spanOf(ms)).toEqual(span);
});

it("counts calendar days, not spans of 24 hours", () => {
  expect(daysBetween("2026-03-02T23:59:00", "2026-03-03T00:01:00")).toBe(1);
  expect(daysBetween("2026-03-02T00:01:00", "2026-03-02T23:59:00")).toBe(0);
});

it("writes the time as the language does", () => {
  expect(clockTime("2026-03-02T14:02:00", "ru")).toBe("14:02");
  expect(clockTime("2026-03-02T14:02:00", "de")).toBe("14:02");
});
