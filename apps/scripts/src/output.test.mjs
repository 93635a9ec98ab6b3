import { expect, it } from "vitest";
import { inWords } from "./output.mjs";

it("puts a log line in words", () => {
  const line = '{"level":30,"time":1,"heldBy":"desk-2","count":3,"msg":"another process serves this bot"}';

  expect(inWords(line)).toBe('another process serves this bot (heldBy "desk-2", count 3)');
});

it("says how bad it is, and why", () => {
  const line =
    '{"level":50,"time":1,"err":{"message":"refused","stack":"Error: refused\\n  at x"},"msg":"no database"}';

  expect(inWords(line)).toBe("error: no database Error: refused\n  at x");
});

it.each(["plain words", '{"level":30,"cut'])("leaves %s alone", (line) => {
  expect(inWords(line)).toBe(line);
});
