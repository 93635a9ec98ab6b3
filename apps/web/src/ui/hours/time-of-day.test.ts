import { expect, test } from "vitest";
import { minuteOf, timeOf } from "./time-of-day.ts";

test("a minute of the day is shown as fields of time are, and read back", () => {
  expect([0, 545, 1439, 1440].map(timeOf)).toEqual(["00:00", "09:05", "23:59", "00:00"]);
  expect(minuteOf("09:05", 7)).toBe(545);
  expect(minuteOf("", 7)).toBe(7);
});
