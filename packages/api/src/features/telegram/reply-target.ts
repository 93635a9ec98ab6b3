import { messageLimits, type SendReply, sliceFormatted, splitFormatted } from "@frontdesk/contract";
import type { Answer } from "./send-facts.queries.ts";

/** The formatting that Telegram compares in a quote (https://core.telegram.org/bots/api#replyparameters). */
const compared = new Set(["bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji"]);

/** What a send answers: the first message that Telegram has of the answered one, of a quote the one that holds it. */
export function replyTarget({ quote, answered }: Pick<Answer, "quote" | "answered">): SendReply | null {
  const { bonds } = answered;
  const first = bonds[0]?.tgMessageId;
  if (first === undefined) return null;
  const at = quote ? answered.text.indexOf(quote) : -1;
  if (!quote || at < 0) return { tgMessageId: first, quote, quoteEntities: [] };

  const { entities } = sliceFormatted(answered, at, at + quote.length);
  const quoteEntities = entities.filter(({ type }) => compared.has(type));
  return { tgMessageId: partWith(quote, answered) ?? first, quote, quoteEntities };
}

// A long text is several messages, after any files: it was cut as it would be now.
function partWith(quote: string, { bonds, ...formatted }: Answer["answered"]): number | undefined {
  const parts = splitFormatted(formatted, messageLimits.textLength);
  const texts = bonds.filter(({ isFile }) => !isFile).slice(-parts.length);
  return texts[parts.findIndex(({ text }) => text.includes(quote))]?.tgMessageId;
}
