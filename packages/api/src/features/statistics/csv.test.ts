import { expect, it } from "vitest";
import { csvLine } from "./csv.ts";

it.each([
  [["a", 1, null], "a,1,"],
  [['say "hi", you'], '"say ""hi"", you"'],
  [["two\nlines"], '"two\nlines"'],
  [["=1+1", "+7 900", "-1", "@x", "\tx"], "'=1+1,'+7 900,'-1,'@x,'\tx"],
  [["\rx"], '"\'\rx"'],
  [["x;=1+1;y", "a; @b", "＝1"], "x;'=1+1;y,a;' @b,'＝1"],
  [["x\n=1+1"], '"x\n\'=1+1"'],
  [["well-known a+b; c"], "well-known a+b; c"],
  [[-1, 0.5], "-1,0.5"],
] as const)("[D-F1] %j is written %j", (cells, line) => {
  expect(csvLine(cells)).toBe(`${line}\r\n`);
});
