import { expect, it } from "vitest";
import { playTime, sizeWords, typeSign } from "./file-facts.ts";

it.each([
  [0, "0 byte"],
  [1023, "1,023 byte"],
  [1024, "1 kB"],
  [1024 * 1024, "1 MB"],
  [1.44 * 1024 * 1024, "1.4 MB"],
])("says how large %d bytes are", (bytes, words) => {
  expect(sizeWords(bytes, "en")).toBe(words);
});

it.each([
  [0, "0:00"],
  [65.9, "1:05"],
  [3605, "1:00:05"],
  [Number.NaN, "0:00"],
  [Number.POSITIVE_INFINITY, "0:00"],
])("says how long %d seconds are", (seconds, words) => {
  expect(playTime(seconds)).toBe(words);
});

it.each([
  ["bill.pdf", "PDF"],
  ["a.b.xlsx", "XLSX"],
  ["notes", ""],
  ["archive.verylong", ""],
  [null, ""],
])("signs %s", (name, sign) => {
  expect(typeSign(name)).toBe(sign);
});
