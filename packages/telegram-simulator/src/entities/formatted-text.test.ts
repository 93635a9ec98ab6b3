import { describe, expect, test } from "vitest";
import { captionText, messageText } from "./formatted-text.ts";

const bold = (offset: number, length: number) => ({ type: "bold", offset, length });
const italic = (offset: number, length: number) => ({ type: "italic", offset, length });

describe("[T5] 4096 UTF-16 units, counted after formatting and trimming", () => {
  const letters = { ascii: "a", cyrillic: "я", emoji: "😀", family: "👨‍👩‍👧" };

  test.each(Object.entries(letters))("%s", (_name, letter) => {
    const fits = letter.repeat(Math.floor(4096 / letter.length)).padEnd(4096, "a");

    expect(messageText({ text: fits }).text).toHaveLength(4096);
    expect(messageText({ text: `  ${fits}\n` }).text).toBe(fits);
    expect(messageText({ text: `<b>${fits}</b>`, parseMode: "HTML" }).text).toBe(fits);
    expect(() => messageText({ text: `${fits}a` })).toThrow("Bad Request: message is too long");
  });

  test("a caption has 1024", () => {
    expect(captionText({ text: "я".repeat(1024) }).text).toHaveLength(1024);
    expect(() => captionText({ text: "я".repeat(1025) })).toThrow("Bad Request: message caption is too long");
    expect(captionText({ text: "" })).toEqual({ text: "", entities: [] });
  });
});

describe("trimming", () => {
  test("takes blanks from both ends and moves the entities", () => {
    expect(messageText({ text: " \n hi there \n", entities: [bold(6, 7)] })).toEqual({
      text: "hi there",
      entities: [bold(3, 5)],
    });
  });

  test("keeps leading blanks that belong to an entity", () => {
    expect(messageText({ text: "  hi", entities: [bold(1, 3)] })).toEqual({ text: " hi", entities: [bold(0, 3)] });
  });

  test("drops carriage returns and line separators, turns other control characters into spaces", () => {
    expect(messageText({ text: "a\r\nb\u0007c\u2028d\u202ee" }).text).toBe("a\nb cde");
  });

  test("refuses half a character", () => {
    expect(() => messageText({ text: "a\ud83d" })).toThrow("Bad Request: strings must be encoded in UTF-8");
  });

  test("refuses what has nothing in it", () => {
    expect(() => messageText({ text: "" })).toThrow("Bad Request: message text is empty");
    expect(() => messageText({ text: " \n\t" })).toThrow("Bad Request: text must be non-empty");
    expect(() => messageText({ text: "<b> </b>", parseMode: "HTML" })).toThrow("Bad Request: text must be non-empty");
  });
});

describe("given entities", () => {
  test.each([
    [[bold(0, 2), bold(2, 2)], [bold(0, 4)]],
    [
      [bold(0, 4), italic(1, 1)],
      [bold(0, 1), bold(1, 3), italic(1, 1)],
    ],
    [[{ type: "code", offset: 0, length: 3 }, bold(1, 1)], [{ type: "code", offset: 0, length: 3 }]],
    [[bold(0, 0)], []],
    [[{ type: "hashtag", offset: 0, length: 4 }], []],
    [
      [
        { type: "text_link", offset: 0, length: 2, url: "http://a.de/" },
        { type: "code", offset: 1, length: 2 },
      ],
      [{ type: "text_link", offset: 0, length: 2, url: "http://a.de/" }],
    ],
  ])("%j becomes %j", (given, kept) => {
    expect(messageText({ text: "abcd", entities: given }).entities).toEqual(kept);
  });

  test.each([
    [[bold(9, 1)], "entity begins after the end of the text at UTF-16 offset 9"],
    [[bold(1, 9)], "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 10"],
    [[bold(-1, 1)], "receive an entity with incorrect offset -1"],
    [["bold"], "can't parse MessageEntity: expected an Object"],
    [[{ type: "bold", offset: 0 }], "can't parse MessageEntity: Can't find field \"length\""],
    [[{ type: "blink", offset: 0, length: 1 }], "can't parse MessageEntity: Unsupported type specified"],
  ])("refuses %j", (given, reason) => {
    expect(() => messageText({ text: "abcd", entities: given })).toThrow(`Bad Request: ${reason}`);
  });

  test("refuses an entity that cuts a surrogate pair", () => {
    expect(() => messageText({ text: "a😀b", entities: [bold(2, 1)] })).toThrow(
      "Bad Request: entity begins in a middle of a UTF-16 symbol",
    );
  });

  test("are ignored beside a parse mode, which has to be a known one", () => {
    expect(messageText({ text: "<i>a</i>", parseMode: "html", entities: [bold(0, 1)] }).entities).toEqual([
      italic(0, 1),
    ]);
    expect(() => messageText({ text: "a", parseMode: "BBCode" })).toThrow("Bad Request: unsupported parse_mode");
  });
});

describe("found entities", () => {
  test.each([
    ["/start abc", [{ type: "bot_command", offset: 0, length: 6 }]],
    ["see /help@desk_bot!", [{ type: "bot_command", offset: 4, length: 14 }]],
    ["a/b 1/2", []],
    [
      "@anna_p and mail@example.org",
      [
        { type: "mention", offset: 0, length: 7 },
        { type: "email", offset: 12, length: 16 },
      ],
    ],
    ["go to https://example.org/a?b=1.", [{ type: "url", offset: 6, length: 25 }]],
    ["example.com, a.b", [{ type: "url", offset: 0, length: 11 }]],
    ["#свет #1", [{ type: "hashtag", offset: 0, length: 5 }]],
  ])("%s", (text, entities) => {
    expect(messageText({ text }).entities).toEqual(entities);
  });

  test("never inside code or a link", () => {
    const { entities } = messageText({ text: "<code>/start</code>", parseMode: "HTML" });

    expect(entities).toEqual([{ type: "code", offset: 0, length: 6 }]);
  });
});
