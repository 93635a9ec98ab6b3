import { expect, test } from "vitest";
import { rangeIn } from "./byte-range.ts";

test.each([
  [undefined, null],
  ["bytes=0-", { first: 0, last: 9 }],
  ["bytes=2-4", { first: 2, last: 4 }],
  ["bytes=2-400", { first: 2, last: 9 }],
  ["bytes=-3", { first: 7, last: 9 }],
  ["bytes=-30", { first: 0, last: 9 }],
  ["bytes=10-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=4-2", null],
  ["bytes=0-1,3-4", null],
  ["bytes=-", null],
  ["lines=1-2", null],
  [`bytes=0-${"9".repeat(400)}`, null],
])("of ten bytes %s asks for %o", (header, range) => {
  expect(rangeIn(header, 10)).toEqual(range);
});
