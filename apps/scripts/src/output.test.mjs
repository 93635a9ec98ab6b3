import { expect, it } from "vitest";
import { inWords } from "./output.mjs";

it("puts a log line in words", () => {
  const line = '{"level":30,"time":1,"host":"127.0.0.1","port":4000,"msg":"listening"}';

  expect(inWords(line)).toBe('listening (host "127.0.0.1", port 4000)');
});

it("says how bad it is, and why", () => {
  const line =
    '{"level":50,"time":1,"err":{"message":"refused","stack":"Error: refused\\n  at x"},"msg":"no database"}';

  expect(inWords(line)).toBe("error: no database Error: refused\n  at x");
});

it.each(["plain words", '{"level":30,"cut'])("leaves %s alone", (line) => {
  expect(inWords(line)).toBe(line);
});
