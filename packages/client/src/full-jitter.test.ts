import { expect, test } from "vitest";
import { fullJitter } from "./full-jitter.ts";

test("[R11] the bound starts at half a second and doubles to half a minute", () => {
  const bounds = [1, 2, 3, 7, 8, 60].map((attempt) => fullJitter(attempt, { random: () => 1 }));

  expect(bounds).toEqual([500, 1_000, 2_000, 30_000, 30_000, 30_000]);
});

test("[R11, B4] waits are spread from nothing to the bound", () => {
  expect(fullJitter(4, { random: () => 0 })).toBe(0);
  expect(fullJitter(4, { random: () => 0.5 })).toBe(2_000);
});
