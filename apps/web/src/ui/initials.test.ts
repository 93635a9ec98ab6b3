import { expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

it.each([
  ["Anna Petrova", "AP"],
  ["Иван Кузнецов", "ИК"],
  ["Oluwaseun Adeyemi von Hohenstein", "OH"],
  ["mia", "M"],
  ["🌊 Lena 🌊", "L"],
  ["𝒜da Lovelace", "𝒜L"],
  ["...", "?"],
  ["", "?"],
])("takes the initials of %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
