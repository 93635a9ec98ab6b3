import { expect, it } from "vitest";
import { momentIn, snoozeTimes } from "./snooze-times.ts";

const local = (text: string) => new Date(text);
const told = (now: string) => snoozeTimes(local(now)).map(({ preset, at }) => [preset, at.getTime()]);

it("offers an hour, this evening, tomorrow morning and Monday morning", () => {
  // A Wednesday.
  expect(told("2026-03-04T10:30:00")).toEqual([
    ["hour", local("2026-03-04T11:30:00").getTime()],
    ["evening", local("2026-03-04T18:00:00").getTime()],
    ["tomorrow", local("2026-03-05T09:00:00").getTime()],
    ["monday", local("2026-03-09T09:00:00").getTime()],
  ]);
});

it("offers no evening that is as good as here, and no Monday that is tomorrow", () => {
  // A Sunday.
  expect(told("2026-03-08T17:30:00").map(([preset]) => preset)).toEqual(["hour", "tomorrow"]);
});

it("means the next week's Monday on a Monday", () => {
  expect(told("2026-03-09T20:00:00").at(-1)).toEqual(["monday", local("2026-03-16T09:00:00").getTime()]);
});

it("reads a field in the reader's zone", () => {
  expect(momentIn("2026-03-04T10:30")?.getTime()).toBe(local("2026-03-04T10:30:00").getTime());
  expect(momentIn("")).toBeNull();
});
