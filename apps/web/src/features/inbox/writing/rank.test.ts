import { expect, test } from "vitest";
import { rank } from "./rank.ts";

const replies = [
  { shortcut: "hours", title: "Opening hours", uses: 3 },
  { shortcut: "house", title: "House rules", uses: 9 },
  { shortcut: "key", title: "Lost key: what to do first", uses: 0 },
  { shortcut: "цены", title: "Сколько это стоит", uses: 1 },
];
const found = (query: string) =>
  rank(replies, { query, textsOf: ({ shortcut, title }) => [shortcut, title], usesOf: ({ uses }) => uses }).map(
    ({ shortcut }) => shortcut,
  );

test("[D11] the shortcut's beginning comes first, then words of the title, then letters in order", () => {
  expect(found("hou")).toEqual(["house", "hours"]);
  expect(found("rules")[0]).toBe("house");
  expect(found("lk")).toEqual(["key"]);
  expect(found("цен")).toEqual(["цены"]);
  expect(found("zzz")).toEqual([]);
});

test("without a word the ones used most come first", () => {
  expect(found("")).toEqual(["house", "hours", "цены", "key"]);
});
