import { describe, expect, test } from "vitest";
import type { MessageEntity } from "../bot-api/objects.ts";
import { startScene } from "../testing/scene.ts";
import { parseMarkdown } from "./markdown.ts";
import { parseMarkdownV2 } from "./markdown-v2.ts";

const entity = (type: string, offset: number, length: number, more: object = {}): MessageEntity => ({
  type,
  offset,
  length,
  ...more,
});

describe("MarkdownV2", () => {
  test.each<[string, string, MessageEntity[]]>([
    ["*bold*", "bold", [entity("bold", 0, 4)]],
    [
      "_i_ __u__ ~s~ ||x||",
      "i u s x",
      [entity("italic", 0, 1), entity("underline", 2, 1), entity("strikethrough", 4, 1), entity("spoiler", 6, 1)],
    ],
    ["*b _i_*", "b i", [entity("italic", 2, 1), entity("bold", 0, 3)]],
    ["😀*é*", "😀é", [entity("bold", 2, 1)]],
    ["`a_b`", "a_b", [entity("code", 0, 3)]],
    ["`a\\`b`", "a`b", [entity("code", 0, 3)]],
    ["```\nx=1\n```", "x=1\n", [entity("pre", 0, 4)]],
    ["```sql\nselect 1```", "select 1", [entity("pre", 0, 8, { language: "sql" })]],
    ["```sql```", "sql", [entity("pre", 0, 3)]],
    ["[a](https://example.org/\\))", "a", [entity("text_link", 0, 1, { url: "https://example.org/)" })]],
    ["[example\\.org]", "example.org", [entity("text_link", 0, 11, { url: "http://example.org/" })]],
    ["[a](tg://user?id=42)", "a", [entity("text_mention", 0, 1, { user: { id: 42, is_bot: false, first_name: "" } })]],
    [
      "![👍](tg://emoji?id=5368324170671202286)",
      "👍",
      [entity("custom_emoji", 0, 2, { custom_emoji_id: "5368324170671202286" })],
    ],
    [
      "![noon](tg://time?unix=1767600000&format=t)",
      "noon",
      [entity("date_time", 0, 4, { unix_time: 1767600000, date_time_format: "t" })],
    ],
    [">one\n>two\nafter", "one\ntwo\nafter", [entity("blockquote", 0, 8)]],
    [">one\n>two||", "one\ntwo", [entity("expandable_blockquote", 0, 7)]],
    [">one||\nafter", "one\nafter", [entity("expandable_blockquote", 0, 4)]],
    [">*a*", "a", [entity("bold", 0, 1), entity("blockquote", 0, 1)]],
    ["1\\. a\\-b \\\\ \\!", "1. a-b \\ !", []],
    ["**", "", []],
  ])("%s", (source, text, entities) => {
    expect(parseMarkdownV2(source)).toEqual({ text, entities });
  });

  test.each([
    ["1.", "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ["a|b", "Character '|' is reserved and must be escaped with the preceding '\\'"],
    ["a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"],
    ["hi!", "Character '!' is reserved and must be escaped with the preceding '\\'"],
    ["я *b", "Can't find end of Bold entity at byte offset 3"],
    ["__a_", "Can't find end of Italic entity at byte offset 3"],
    ["```x", "Can't find end of Pre entity at byte offset 0"],
    ["[a", "Can't find end of TextUrl entity at byte offset 0"],
    ["[a](b", "Can't find end of a URL at byte offset 4"],
    ["![a]", "The entity must contain a tg://emoji or tg://time URL"],
    ["![a](tg://emoji?id=x)", "Invalid tg://emoji or tg://time URL specified"],
    [">*a\nb*", "Can't find end of Bold entity at byte offset 1"],
  ])("refuses %s", (source, reason) => {
    expect(() => parseMarkdownV2(source)).toThrow(`Bad Request: can't parse entities: ${reason}`);
  });
});

describe("Markdown", () => {
  test.each<[string, string, MessageEntity[]]>([
    ["*b* _i_ `c`", "b i c", [entity("bold", 0, 1), entity("italic", 2, 1), entity("code", 4, 1)]],
    ["```py\nx```", "x", [entity("pre", 0, 1, { language: "py" })]],
    ["[a](example.org)", "a", [entity("text_link", 0, 1, { url: "http://example.org/" })]],
    ["a\\_b 1. ok!", "a_b 1. ok!", []],
    ["*a _b_*", "a _b_", [entity("bold", 0, 5)]],
  ])("%s", (source, text, entities) => {
    expect(parseMarkdown(source)).toEqual({ text, entities });
  });

  test("refuses what has no end", () => {
    expect(() => parseMarkdown("я_x")).toThrow("Can't find end of the entity starting at byte offset 2");
  });
});

test("both reach the reader, T5 counted after parsing", async () => {
  await using scene = await startScene();
  const send = (text: string, parse_mode: string) =>
    scene.call("sendMessage", { chat_id: scene.anna.id, text, parse_mode });

  expect(await send("*hi*", "markdownv2")).toMatchObject({ result: { text: "hi", entities: [{ type: "bold" }] } });
  expect(await send("*hi*", "Markdown")).toMatchObject({ result: { text: "hi", entities: [{ type: "bold" }] } });
  expect(await send(`*${"x".repeat(4096)}*`, "MarkdownV2")).toMatchObject({ ok: true });
  expect(await send(`*${"x".repeat(4097)}*`, "MarkdownV2")).toMatchObject({
    description: "Bad Request: message is too long",
  });
});
