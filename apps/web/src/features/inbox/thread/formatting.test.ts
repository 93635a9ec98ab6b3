import { expect, it } from "vitest";
import { formatted } from "./formatting.ts";

it("leaves text without entities as it is", () => {
  expect(formatted("<b>hello</b>", [])).toEqual(["<b>hello</b>"]);
});

it("counts UTF-16 units, so that an emoji is two", () => {
  expect(formatted("👍 yes", [{ type: "bold", offset: 3, length: 3 }])).toEqual([
    "👍 ",
    { mark: { kind: "bold" }, start: 3, children: ["yes"] },
  ]);
});

it("nests one stretch in another", () => {
  const entities = [
    { type: "italic", offset: 4, length: 5 },
    { type: "blockquote", offset: 0, length: 14 },
  ];
  expect(formatted("the quick brown", entities)).toEqual([
    {
      mark: { kind: "blockquote" },
      start: 0,
      children: ["the ", { mark: { kind: "italic" }, start: 4, children: ["quick"] }, " brow"],
    },
    "n",
  ]);
});

it("cuts a stretch where the one around it ends", () => {
  const entities = [
    { type: "bold", offset: 0, length: 4 },
    { type: "italic", offset: 2, length: 4 },
  ];
  expect(formatted("abcdef", entities)).toEqual([
    { mark: { kind: "bold" }, start: 0, children: ["ab", { mark: { kind: "italic" }, start: 2, children: ["cd"] }] },
    "ef",
  ]);
});

it.each([
  ["https://a.example/x", "https://a.example/x"],
  ["a.example", "https://a.example/"],
])("links a plain address %s", (text, href) => {
  expect(formatted(text, [{ type: "url", offset: 0, length: text.length }])).toEqual([
    { mark: { kind: "link", href }, start: 0, children: [text] },
  ]);
});

it.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", " ", ""])(
  "never links %s",
  (url) => {
    expect(formatted("click", [{ type: "text_link", offset: 0, length: 5, url }])).toEqual(["click"]);
  },
);

it("links a Telegram address, a mention and an e-mail", () => {
  const entities = [
    { type: "text_link", offset: 0, length: 1, url: "tg://user?id=1" },
    { type: "mention", offset: 2, length: 5 },
    { type: "email", offset: 8, length: 5 },
  ];
  const hrefs = formatted("x @anna a@b.c", entities).flatMap((part) =>
    typeof part === "object" && part.mark.kind === "link" ? [part.mark.href] : [],
  );
  expect(hrefs).toEqual(["tg://user?id=1", "https://t.me/anna", "mailto:a@b.c"]);
});

it("calls a phone number, and names the language of code", () => {
  const entities = [
    { type: "phone_number", offset: 0, length: 15 },
    { type: "pre", offset: 16, length: 5, language: "python" },
    { type: "expandable_blockquote", offset: 22, length: 4 },
  ];
  const marks = formatted("+49 (30) 123-45 print long", entities).flatMap((part) =>
    typeof part === "object" ? [part.mark] : [],
  );
  expect(marks).toEqual([
    { kind: "link", href: "tel:+493012345" },
    { kind: "pre", language: "python" },
    { kind: "folded_quote" },
  ]);
});

it("ignores unknown kinds and stretches outside the text", () => {
  const entities = [
    { type: "__proto__", offset: 0, length: 2 },
    { type: "hologram", offset: 0, length: 2 },
    { type: "bold", offset: 50, length: 2 },
    { type: "bold", offset: -5, length: 2 },
  ];
  expect(formatted("hello", entities)).toEqual(["hello"]);
});
