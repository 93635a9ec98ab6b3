import { expect, test } from "vitest";
import { formatText } from "./formatted-text-source.ts";

const spans = (source: string) => {
  const { text, entities } = formatText(source);
  return [text, ...entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])];
};

test.each<[string, string, ...[string, string][]]>([
  ["**bold** and __italic__", "bold and italic", ["bold", "bold"], ["italic", "italic"]],
  ["~~struck~~ ||hidden||", "struck hidden", ["strikethrough", "struck"], ["spoiler", "hidden"]],
  ["**bold __both__**", "bold both", ["bold", "bold both"], ["italic", "both"]],
  ["**one\ntwo**", "one\ntwo", ["bold", "one\ntwo"]],
  ["run `npm start` now", "run npm start now", ["code", "npm start"]],
  ["`**not bold**`", "**not bold**", ["code", "**not bold**"]],
  ["```ts\nconst a = 1;\n```", "const a = 1;", ["pre", "const a = 1;"]],
  [
    "see [the **new** house](https://example.org/a_(b))",
    "see the new house",
    ["text_link", "the new house"],
    ["bold", "new"],
  ],
  ["**Дом** 👩‍👩‍👧 ||тайна||", "Дом 👩‍👩‍👧 тайна", ["bold", "Дом"], ["spoiler", "тайна"]],
])("%j reads as formatting", (source, text, ...expected) => {
  expect(spans(source)).toEqual([text, ...expected]);
});

test.each([
  "2 ** 3 ** 4",
  "**never closed",
  "a || b || c",
  "snake__case__name",
  "`never closed",
  "****",
  "** **",
  "[bad](javascript:alert(1))",
  "[data](data:text/html,x) [file](file:///etc/passwd) [relative](/x)",
  "[](https://example.org)",
])("%j stays as it was typed", (source) => {
  expect(formatText(source)).toEqual({ text: source, entities: [] });
});

test("a mark that is not closed within a link doesn't reach out of it", () => {
  expect(spans("**a [b** c](https://example.org) d**")).toEqual([
    "a b** c d",
    ["bold", "a b** c d"],
    ["text_link", "b** c"],
  ]);
});

test("a link and a language are kept beside their text", () => {
  expect(formatText("[mail](mailto:a@example.org)").entities).toEqual([
    { type: "text_link", url: "mailto:a@example.org", offset: 0, length: 4 },
  ]);
  expect(formatText("```c++\nint a;```").entities).toEqual([{ type: "pre", language: "c++", offset: 0, length: 6 }]);
});

test("white space at the ends goes, and the formatting with it", () => {
  expect(formatText("  **a b**  \n")).toEqual({ text: "a b", entities: [{ type: "bold", offset: 0, length: 3 }] });
});

test("hostile input is read in no time", () => {
  for (const piece of ["**", "__a", "[", "[a](", "`", "```", "||a ", "[a](https://x", "\n \n"]) {
    const source = piece.repeat(16_000 / piece.length);
    const beganAt = performance.now();
    formatText(source);
    expect(performance.now() - beganAt, piece).toBeLessThan(1_000);
  }
});
