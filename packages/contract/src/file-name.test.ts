import { expect, it } from "vitest";
import { cleanFileName } from "./file-name.ts";

it.each([
  ["bill.pdf", "bill.pdf"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["C:\\boot.ini", "C__boot.ini"],
  ["photo\u202Egpj.exe", "photogpj.exe"],
  ["a\u0000b\r\nc\u2028.txt", "abc.txt"],
  ["…/\u2066x\u2069", "…_x"],
  [" .hidden. ", "hidden"],
  ["счёт за июль.pdf", "счёт за июль.pdf"],
  ["👩‍🔧.jpg", "👩‍🔧.jpg"],
  ["\ud83d.txt", "\ufffd.txt"],
  ["..", null],
  ["\u200B", null],
])("[D12] %j is saved as %j", (name, clean) => {
  expect(cleanFileName(name)).toBe(clean);
});

it("[D12] a long name is cut between characters, and keeps what it ends in", () => {
  expect(cleanFileName(`${"x".repeat(400)}.pdf`)).toBe(`${"x".repeat(251)}.pdf`);
  expect(cleanFileName(`${"😀".repeat(200)}.jpeg`)).toBe(`${"😀".repeat(125)}.jpeg`);
});
