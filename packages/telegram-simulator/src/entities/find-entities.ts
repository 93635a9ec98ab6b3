import type { MessageEntity } from "../bot-api/objects.ts";
import { endOf } from "./entity-order.ts";

const topLevel =
  "com|org|net|io|dev|app|me|info|biz|ru|рф|uk|de|fr|es|it|pl|ua|by|kz|us|ca|in|eu|ai|co|tv|gg|xyz|online|site";
const edge = "(?<![\\p{L}\\p{N}_])";

const finders: readonly (readonly [type: string, pattern: RegExp])[] = [
  ["url", new RegExp(`${edge}(?:https?|ftp|tg|ton)://[^\\s<>"']*[^\\s<>"'.,!?;:)\\]}]`, "giu")],
  ["email", /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}(?![\w-])/gi],
  [
    "url",
    new RegExp(
      `(?<![@/.\\p{L}\\p{N}_-])(?:[\\p{L}\\p{N}-]+\\.)+(?:${topLevel})(?![\\p{L}\\p{N}_-])(?:[/?#][^\\s<>"']*[^\\s<>"'.,!?;:)\\]}]|/)?`,
      "giu",
    ),
  ],
  ["mention", /(?<![\w/])@[a-z0-9_]{3,32}(?!\w)/gi],
  ["bot_command", /(?<![\w/<>])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/])/gi],
  ["hashtag", /(?<![\p{L}\p{N}_#/])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}(?![\p{L}\p{N}_#])/gu],
  ["cashtag", /(?<![\w$])\$(?:[A-Z]{1,8}|1INCH)(?![\w$])/g],
  ["phone_number", /(?<![\w+])\+\d[\d ()-]{8,16}\d(?!\w)/g],
];

/** What Telegram finds in a text by itself: links, addresses, mentions, commands, tags. Never two at one place. */
export function findEntities(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const [type, pattern] of finders) {
    for (const match of text.matchAll(pattern)) {
      const one = { type, offset: match.index, length: match[0].length };
      if (found.every((other) => endOf(other) <= one.offset || endOf(one) <= other.offset)) found.push(one);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}
