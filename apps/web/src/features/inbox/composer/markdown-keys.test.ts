import { expect, it } from "vitest";
import { formattedByKey, type Selected } from "./markdown-keys.ts";

const press = { code: "KeyB", ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };

/** Reads a text whose picked-out stretch stands between two bars. */
function read(marked: string): Selected {
  const [before = "", inner = "", after = ""] = marked.split("¦");
  return { text: before + inner + after, start: before.length, end: before.length + inner.length };
}

function show({ text, start, end }: Selected): string {
  return `${text.slice(0, start)}¦${text.slice(start, end)}¦${text.slice(end)}`;
}

it.each([
  ["bold", {}, "a ¦word¦ b", "a **¦word¦** b"],
  ["bold taken off", {}, "a **¦word¦** b", "a ¦word¦ b"],
  ["an empty stretch", {}, "¦¦", "**¦¦**"],
  ["italic on a Mac", { code: "KeyI", ctrlKey: false, metaKey: true }, "¦a¦", "__¦a¦__"],
  ["struck out", { code: "KeyX", shiftKey: true }, "¦a¦", "~~¦a¦~~"],
  ["code", { code: "KeyM", shiftKey: true }, "¦a¦", "`¦a¦`"],
  ["hidden", { code: "KeyP", shiftKey: true }, "¦a¦", "||¦a¦||"],
  ["a link of words", { code: "KeyK" }, "see ¦this¦", "see [this](¦https://¦)"],
  ["a link of an address", { code: "KeyK" }, "¦https://a.example¦", "[¦¦](https://a.example)"],
])("makes %s", (_what, keys, before, after) => {
  const next = formattedByKey({ ...press, ...keys }, read(before));
  expect(next && show(next)).toBe(after);
});

it.each([
  ["a plain letter", { ctrlKey: false }],
  ["the browser's own", { code: "KeyX" }],
  ["a letter of another layout's third level", { altKey: true }],
])("leaves %s alone", (_what, keys) => {
  expect(formattedByKey({ ...press, ...keys }, read("¦a¦"))).toBeNull();
});
