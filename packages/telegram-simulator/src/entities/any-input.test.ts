import { expect, test } from "vitest";
import { BotApiError } from "../bot-api/error.ts";
import { createSeededRandom } from "../seeded-random.ts";
import { endOf } from "./entity-order.ts";
import { type FormattedText, messageText } from "./formatted-text.ts";

const pieces = [
  ...["<b>", "</b>", "<i>", "</i>", "<pre>", "</pre>", "<code class='language-x'>", "</code>", "</>", "<a href="],
  ...["*", "_", "__", "~", "||", "`", "```", "[", "](tg://user?id=1)", "![", "](tg://emoji?id=1)", "\\", "\n>"],
  ...["<blockquote expandable>", "</blockquote>", "<span class=tg-spoiler>", "</span>", '"x.org"', "'", ">", "<", "/"],
  ...[
    "&lt;",
    "&#128512;",
    "&#xd800;",
    "&",
    "a",
    "я",
    "😀",
    "👨‍👩‍👧",
    " ",
    "\n",
    "\r",
    "\u2028",
    "\0",
    "@bob",
    "/go",
    "x.com",
  ],
];
const types = ["bold", "italic", "underline", "spoiler", "code", "pre", "blockquote", "text_link", "hashtag", "?"];

test("whatever comes in, either a refusal in Telegram's words or tidy entities come out", () => {
  const seed = 20_260_105;
  const random = createSeededRandom(seed);
  const pick = <T>(from: readonly T[]) => from[random.between(0, from.length - 1)];
  let accepted = 0;

  for (let round = 0; round < 5000; round++) {
    const text = Array.from({ length: random.between(0, 12) }, () => pick(pieces)).join("");
    const entities = Array.from({ length: random.between(0, 6) }, () => ({
      type: pick(types),
      offset: random.between(-1, text.length),
      length: random.between(-1, 8),
      url: "https://example.org",
    }));
    const parseMode = pick(["HTML", "MarkdownV2", "Markdown", undefined]);
    const source = parseMode ? { text, parseMode } : { text, entities };
    const outcome = attempt(source);
    if (outcome instanceof BotApiError) continue;
    accepted++;
    expect(faultsOf(outcome), `seed ${seed}, round ${round}: ${JSON.stringify(source)}`).toEqual([]);
  }
  expect(accepted).toBeGreaterThan(500);
});

function attempt(source: Parameters<typeof messageText>[0]): FormattedText | BotApiError {
  try {
    return messageText(source);
  } catch (error) {
    if (error instanceof BotApiError) return error;
    throw error;
  }
}

function faultsOf({ text, entities }: FormattedText): string[] {
  const splits = (at: number) => at > 0 && !text.slice(0, at).isWellFormed();
  return [
    ...(/[ \n]$/.test(text) ? ["not trimmed"] : []),
    ...entities.flatMap((entity, at) => [
      ...(entity.length > 0 && entity.offset >= 0 && endOf(entity) <= text.length ? [] : ["outside the text"]),
      ...(splits(entity.offset) || splits(endOf(entity)) ? ["inside a character"] : []),
      ...(entity.offset >= (entities[at - 1]?.offset ?? 0) ? [] : ["out of order"]),
    ]),
  ];
}
