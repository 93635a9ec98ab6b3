import { expect, it } from "vitest";
import { slugFrom } from "./slug.ts";

it.each([
  ["Harbour Hostel", "harbour-hostel"],
  ["Общежитие № 5", "obshchezhitie-no-5"],
  ["Café & Söhne GmbH", "cafe-sohne-gmbh"],
  ["  --  ", ""],
  ["日本", ""],
  ["a".repeat(60), "a".repeat(39)],
])("makes an address of %s", (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});
