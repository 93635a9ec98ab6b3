import { expect, it } from "vitest";
import { unprovenRequirements } from "./requirements.mjs";

const page = "| A1 | one | done |\n| A2 | two | planned |\n";
/** @param {string} name */
const testNamed = (name) => [{ path: "apps/bot/src/road.test.ts", text: `it("${name}", () => {});` }];

it("agrees where every row that is done has its test", () => {
  expect(unprovenRequirements(page, testNamed("[P5, A1] keeps it"))).toEqual([]);
});

it("finds a row without its test, and a test without its row", () => {
  expect(unprovenRequirements(page, testNamed("keeps it"))).toHaveLength(1);
  expect(unprovenRequirements(page, testNamed("[A1, A2] keeps it"))).toHaveLength(1);
  expect(unprovenRequirements(page, testNamed("[A1, B-F7] keeps it"))).toHaveLength(1);
});
