import { expect, test } from "vitest";
import { catalogues, say } from "./index.ts";

// Plural forms differ between languages (CLDR): `left_one` and `left_few` are one key.
const pluralForm = /_(zero|one|two|few|many|other)$/;

function keysOf(words: object): string[] {
  const paths = Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [key.replace(pluralForm, "")] : keysOf(value).map((rest) => `${key}.${rest}`),
  );
  return [...new Set(paths)].sort();
}

test("English and Russian hold the same keys", () => {
  expect(keysOf(catalogues.ru)).toEqual(keysOf(catalogues.en));
});

test("the bot speaks the person's language, and English where it has no other", () => {
  expect(say("ru-RU", "button.expired")).toBe(catalogues.ru.bot.button.expired);
  expect(say("pt-br", "button.expired")).toBe(catalogues.en.bot.button.expired);
  expect(say(null, "button.expired")).toBe(catalogues.en.bot.button.expired);
});
