import { expect, it } from "vitest";
import { shiftOf } from "./row-shift.ts";

const rows = ["a", "b", "c", "d"];

it.each([
  ["a new row on top", ["n", "a", "b", "c", "d"], 1, 1],
  ["two new rows", ["n", "m", "a", "b", "c", "d"], 0, 2],
  ["a row that moved up past the held one", ["d", "a", "b", "c"], 1, 1],
  ["a row gone from above", ["b", "c", "d"], 2, -1],
  ["the held row gone", ["a", "c", "d"], 1, -1],
  ["the held row itself on top", ["c", "a", "b", "d"], 2, 0],
  ["a change below", ["a", "b", "c"], 0, 0],
  ["nothing left", [], 2, 0],
  ["a stretch let go above", [null, null, "c", "d"], 2, 0],
  ["a stretch let go above, and a new row", ["n", null, null, "c", "d"], 2, 1],
  ["all let go", [null, null, null, null], 2, 0],
])("holds a row still for %s", (_change, after, held, shift) => {
  expect(shiftOf(rows, after, held)).toBe(shift);
});
