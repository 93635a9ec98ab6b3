import { describe, expect, test } from "vitest";
import { parseHtml } from "./html.ts";

describe("parseHtml", () => {
  test.each([
    ["<b>bold</b>", "bold", [{ type: "bold", offset: 0, length: 4 }]],
    [
      "<strong>a</strong><EM>b</EM>",
      "ab",
      [
        { type: "bold", offset: 0, length: 1 },
        { type: "italic", offset: 1, length: 1 },
      ],
    ],
    [
      "<s>1</s><strike>2</strike><del>3</del>",
      "123",
      [0, 1, 2].map((offset) => ({ type: "strikethrough", offset, length: 1 })),
    ],
    ['<span class="tg-spoiler">x</span>', "x", [{ type: "spoiler", offset: 0, length: 1 }]],
    [
      '<a href="https://example.org/?a=1&amp;b=2">x</a>',
      "x",
      [{ type: "text_link", offset: 0, length: 1, url: "https://example.org/?a=1&b=2" }],
    ],
    [
      "<a href='tg://user?id=42'>x</a>",
      "x",
      [{ type: "text_mention", offset: 0, length: 1, user: { id: 42, is_bot: false, first_name: "" } }],
    ],
    ['<pre><code class="language-sql">x</code></pre>', "x", [{ type: "pre", offset: 0, length: 1, language: "sql" }]],
    ['<code class="language-sql">x</code>', "x", [{ type: "code", offset: 0, length: 1 }]],
    ["<blockquote expandable>x</blockquote>", "x", [{ type: "expandable_blockquote", offset: 0, length: 1 }]],
    [
      '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
      "👍",
      [{ type: "custom_emoji", offset: 0, length: 2, custom_emoji_id: "5368324170671202286" }],
    ],
    ["😀<i>é</i>", "😀é", [{ type: "italic", offset: 2, length: 1 }]],
    ["&lt;b&gt; &amp &quot; &#39; &#x1F600; &nbsp; &copy;", "<b> & \" ' 😀 &nbsp; &copy;", []],
    ["<b></b>empty", "empty", []],
    ["<b>a</>", "a", [{ type: "bold", offset: 0, length: 1 }]],
    ["a > b", "a > b", []],
  ])("%s", (html, text, entities) => {
    expect(parseHtml(html)).toEqual({ text, entities });
  });

  test.each([
    ["a < b", 'Unsupported start tag "" at byte offset 2'],
    ["я<br>", 'Unsupported start tag "br" at byte offset 2'],
    [
      "&#xD83D;",
      "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    ],
    ["<b", "Unclosed start tag at byte offset 0"],
    ["<a href", 'Unclosed start tag "a" at byte offset 0'],
    ['<a href="x>y</a>', "Unclosed start tag at byte offset 0"],
    ["<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'],
    ["<a href=a/b>y</a>", "Unexpected end of name token at byte offset 8"],
    ["<b>x", 'Can\'t find end tag corresponding to start tag "b"'],
    ["😀</b>", "Unexpected end tag at byte offset 4"],
    ["<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ["<b>x</b", "Unclosed end tag at byte offset 4"],
    ["<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"],
  ])("refuses %s", (html, reason) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${reason}`);
  });
});
