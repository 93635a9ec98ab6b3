import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { runFuzz } from "./run-fuzz.ts";

/** A fixed number of cases and not of seconds, so that a slow machine tries as much as a fast one. */
const count = 250;

test("[P10, F14, D24] nothing that should never be sent ends, hangs, faults or loosens the product's tongue", {
  timeout: 180_000,
}, async () => {
  const seed = randomInt(2 ** 31);
  const said: string[] = [];

  const violations = await runFuzz({ seed, count, print: (line) => said.push(line) });

  expect(violations, said.join("\n")).toEqual([]);
});
