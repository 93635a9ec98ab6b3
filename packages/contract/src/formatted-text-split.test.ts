import { describe, expect, test } from "vitest";
import type { FormattedText } from "./formatted-text.ts";
import { formatText } from "./formatted-text-source.ts";
import { splitFormatted } from "./formatted-text-split.ts";

const plain = (text: string): FormattedText => ({ text, entities: [] });
const lengths = (parts: FormattedText[]) => parts.map(({ text }) => text.length);
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const letters = { ASCII: "a", Cyrillic: "ж", emoji: "🏠", ZWJ: "👩‍👩‍👧‍👦" };
const around = (limit: number) => Array.from({ length: 13 }, (_, index) => limit - 6 + index);

describe.each(Object.entries(letters))("[T5] %s", (_name, letter) => {
  test.each([...around(4096), ...around(1024)])(
    "of %i units is cut at the limit and never within a letter",
    (units) => {
      const limit = units > 2_000 ? 4096 : 1024;
      const text = letter.repeat(Math.floor(units / letter.length)) + "a".repeat(units % letter.length);

      const parts = splitFormatted(plain(text), limit);

      expect(parts).toHaveLength(units <= limit ? 1 : 2);
      expect(parts.map((part) => part.text).join("")).toBe(text);
      expect(Math.max(...lengths(parts))).toBeLessThanOrEqual(limit);
      const whole = [...graphemes.segment(text)].length;
      expect(parts.reduce((sum, part) => sum + [...graphemes.segment(part.text)].length, 0)).toBe(whole);
    },
  );
});

test.each([
  ["a paragraph", "one two.\nthree\n\nfour five six", ["one two.\nthree", "four five six"]],
  ["a line", "one two. three\nfour five six", ["one two. three", "four five six"]],
  ["a sentence", "one two three. Four five", ["one two three.", "Four five"]],
  ["a word", "one two three four five six", ["one two three four", "five six"]],
])("cuts at %s", (_name, text, parts) => {
  expect(splitFormatted(plain(text), 18).map((part) => part.text)).toEqual(parts);
});

test("keeps a link whole, and carries on what has to be cut", () => {
  const linked = formatText("one two three [four five](https://example.org) six");
  expect(splitFormatted(linked, 20).map(({ text }) => text)).toEqual(["one two three", "four five six"]);

  const bold = formatText(`**${"word ".repeat(10).trim()}**`);
  const parts = splitFormatted(bold, 24);
  expect(parts.map(({ text, entities }) => [text, entities])).toEqual([
    ["word word word word word".slice(0, 24), [{ type: "bold", offset: 0, length: 24 }]],
    ["word word word word word", [{ type: "bold", offset: 0, length: 24 }]],
  ]);
});

test("keeps the indent of a block of code that goes on in the next part", () => {
  const source = `\`\`\`py\ndef a():\n    return 1\n    # end of it\n\`\`\``;

  const parts = splitFormatted(formatText(source), 24);

  expect(parts.map(({ text }) => text)).toEqual(["def a():\n    return 1", "    # end of it"]);
  expect(parts[1]?.entities).toEqual([{ type: "pre", language: "py", offset: 0, length: 15 }]);
});

test("a character longer than the limit is cut between code points", () => {
  const zalgo = `a${"\u0301".repeat(50)}`;
  expect(lengths(splitFormatted(plain(zalgo), 20))).toEqual([20, 20, 11]);
  expect(splitFormatted(plain("\u{1F3E0}\u{1F3E1}"), 3).map(({ text }) => text)).toEqual(["\u{1F3E0}", "\u{1F3E1}"]);
});

test("[T5] random text keeps every letter with its formatting, in parts within the limit, none blank", () => {
  const seed = Date.now() % 1_000_000;
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const pieces = ["a", "Word ", "ж", "\n", "\n\n", " ", "🏠", "👩‍👩‍👧", "é", "**", "__", "~~", "||", "`", "```\n"];
  pieces.push("[link](https://example.org/x)", "[x](y)", ". ", "> ", "\u200d", "\t", "\u00a0");
  for (let round = 0; round < 400; round += 1) {
    const source = Array.from({ length: 1 + Math.floor(random() * 200) }, () => pick(pieces)).join("");
    const limit = 10 + Math.floor(random() * 60);
    const formatted = formatText(source);

    const parts = splitFormatted(formatted, limit);

    const hint = `seed ${seed}, round ${round}: ${JSON.stringify(source)} at ${limit}`;
    expect(formatted.text === "", hint).toBe(source.trim() === "");
    expect(
      parts.every(({ text }) => text.trim() !== "" && text.length <= limit),
      hint,
    ).toBe(true);
    expect(parts.flatMap(letterStyles), hint).toEqual(letterStyles(formatted));
    for (const { text, entities } of parts)
      expect(
        entities.every(({ offset, length }) => length > 0 && offset + length <= text.length),
        hint,
      ).toBe(true);
  }
});

/** Each visible unit with the styles it bears. */
function letterStyles({ text, entities }: FormattedText): string[] {
  return text.split("").flatMap((letter, at) => {
    const styles = entities.filter(({ offset, length }) => offset <= at && at < offset + length);
    return letter.trim() === "" ? [] : [`${letter} ${styles.map(({ type, url }) => `${type}${url ?? ""}`).join()}`];
  });
}

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("[T5] cuts where a hundred stretches of formatting end, and drops what no cut would help", () => {
  const bold = (count: number, offset: (index: number) => number) =>
    Array.from({ length: count }, (_, index) => ({ type: "bold", offset: offset(index), length: 1 }));
  const spread = { text: "x ".repeat(250).trim(), entities: bold(250, (index) => index * 2) };
  const heaped = { text: "x", entities: bold(150, () => 0) };

  const parts = splitFormatted(spread, 4096);

  expect(parts.map(({ entities }) => entities.length)).toEqual([100, 100, 50]);
  expect(parts.map(({ text }) => text).join(" ")).toBe(spread.text);
  expect(splitFormatted(heaped, 4096).map(({ entities }) => entities.length)).toEqual([100]);
});
