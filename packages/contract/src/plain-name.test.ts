import { expect, it } from "vitest";
import { isPlainName, plainName } from "./plain-name.ts";

it.each([
  ["Anna", "Anna"],
  ['<b>Anna</b> & "co"', '<b>Anna</b> & "co"'],
  ["Анна\u202Eanimda", "Аннаanimda"],
  ["\u2066Anna\u2069", "Anna"],
  ["Anna\r\nadmin\u2028online", "Anna  admin online"],
  ["Anna\u0000\u0007", "Anna"],
  ["סיון\u200F", "סיון\u200F"],
  ["👩‍🔧", "👩‍🔧"],
  ["\ud83d", "\ufffd"],
  ["\u200B\u3164\u2800 ", ""],
  ["\u202E", ""],
])("%j is shown as %j", (name, plain) => {
  expect(plainName(name)).toBe(plain);
  if (plain !== "") expect(isPlainName(plain)).toBe(true);
});

it.each(["", " ", "\u3164", "a\u202Eb", "a\nb", "a\u2029b", "\u200D"])("%j is no name", (name) => {
  expect(isPlainName(name)).toBe(false);
});
