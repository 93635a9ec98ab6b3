import { expect, test } from "vitest";
import { replyTarget } from "./reply-target.ts";

const long = `${"a".repeat(4_000)}\n\n${"b".repeat(4_000)} the lamp`;
const bond = (tgMessageId: number, isFile = false) => ({ tgMessageId, isFile });

test.each([
  ["the first part, of the whole", null, [bond(1), bond(2)], 1],
  ["the part that holds the quote", "the lamp", [bond(1), bond(2)], 2],
  ["that part also after files", "the lamp", [bond(7, true), bond(8, true), bond(9), bond(10)], 10],
  ["the first part, of a quote across two", "a\n\nb", [bond(1), bond(2)], 1],
  ["the file, of a quote from its caption", "the lamp", [bond(5, true)], 5],
])("answers %s", (_name, quote, bonds, tgMessageId) => {
  const answered = { text: long, entities: [], bonds };
  expect(replyTarget({ quote, answered })).toMatchObject({ tgMessageId, quote });
});

test("quotes with the formatting that Telegram compares", () => {
  const entities = [
    { type: "bold", offset: 0, length: 8 },
    { type: "text_link", offset: 4, length: 4, url: "https://example.org" },
  ];
  const answered = { text: "the lamp is out", entities, bonds: [bond(1)] };

  expect(replyTarget({ quote: "lamp is", answered })?.quoteEntities).toEqual([{ type: "bold", offset: 0, length: 4 }]);
  expect(replyTarget({ quote: "gone", answered })).toMatchObject({ quote: "gone", quoteEntities: [] });
});

test("answers nothing where Telegram has nothing of it", () => {
  expect(replyTarget({ quote: null, answered: { text: "x", entities: [], bonds: [] } })).toBeNull();
});
