import { expect, test } from "vitest";
import { nextRow } from "./next-row.ts";

const rows = ["a", "b", "c"];

test.each([
  ["the one after", { id: "a", stood: rows, listed: rows }, "b"],
  ["the one before at the end", { id: "c", stood: rows, listed: rows }, "b"],
  ["none where it is alone", { id: "a", stood: ["a"], listed: ["a"] }, null],
  [
    "the one after where it stood, though it has left the view since",
    { id: "b", stood: rows, listed: ["a", "c"] },
    "c",
  ],
  ["the next that is still there", { id: "a", stood: rows, listed: ["new", "a", "c"] }, "c"],
  ["the first where it never stood here", { id: "elsewhere", stood: [], listed: rows }, "a"],
  ["whoever came where all others went", { id: "a", stood: ["a", "b"], listed: ["new"] }, "new"],
  ["none in an empty queue", { id: "a", stood: rows, listed: [] }, null],
  ["what is held of a long queue", { id: "a", stood: ["a", null, "c"], listed: ["a", null, "c"] }, "c"],
])("goes on with %s", (_name, left, next) => {
  expect(nextRow(left)).toBe(next);
});
