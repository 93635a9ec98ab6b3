import { expect, it } from "vitest";
import { linesOf } from "./text-length.ts";

it.each([
  ["", 1],
  ["one", 1],
  ["one\n\nthree", 3],
  ["x".repeat(81), 2],
  [`${"x".repeat(80)}\n${"y".repeat(161)}`, 4],
])("counts the lines of a text", (text, lines) => {
  expect(linesOf(text)).toBe(lines);
});
