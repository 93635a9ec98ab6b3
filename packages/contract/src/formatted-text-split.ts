import { type FormattedText, sliceFormatted, trimFormatted } from "./formatted-text.ts";
import { messageLimits, type TextEntity } from "./message.ts";

/** Where a text is best cut, the best first; the white space that follows is dropped. */
const seams = [/(?=\n[^\S\n]*\n)/g, /(?=\n)/g, /(?<=[.!?…]["'»”)\]]*)(?=\s)/g, /(?=\s)/g];
/** A part shorter than this share of the limit is not worth the better seam. */
const leastShare = 0.5;
/** Read as one: better not cut. */
const keptWhole = new Set(["text_link", "pre", "code", "custom_emoji", "text_mention"]);

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Cuts formatted text into parts of at most `limit` UTF-16 units and 100 entities, in order and none blank: between paragraphs, lines,
 * sentences or words, outside of formatting where it can be, and never within what is read as one character unless that
 * alone is longer. Formatting that is cut goes on in the next part. White space at a cut is dropped, as Telegram would.
 */
export function splitFormatted(formatted: FormattedText, limit: number): FormattedText[] {
  const parts: FormattedText[] = [];
  for (let rest = trimFormatted(formatted); rest.text !== ""; ) {
    const most = Math.min(limit, lengthWithin(rest, messageLimits.entities));
    const cut = rest.text.length <= most ? rest.text.length : findCut(rest, most);
    const part = trimFormatted(sliceFormatted(rest, 0, cut));
    if (part.text !== "") parts.push({ ...part, entities: part.entities.slice(0, messageLimits.entities) });
    rest = trimFormatted(sliceFormatted(rest, cut, rest.text.length));
  }
  return parts;
}

/** How much of a text bears no more entities than that; all of it where so many begin it that no cut would help. */
function lengthWithin({ text, entities }: FormattedText, most: number): number {
  const next = entities.map(({ offset }) => offset).sort((one, other) => one - other)[most];
  return next || text.length;
}

function findCut({ text, entities }: FormattedText, limit: number): number {
  const characters = graphemes.segment(text);
  const isBoundary = (at: number) => characters.containing(at)?.index === at;
  const wholes = entities.filter(({ type }) => keptWhole.has(type));
  // A seam is known by what follows it.
  const head = text.slice(0, limit + 2);
  const found = seams.map((seam) => [...head.matchAll(seam)].map(({ index }) => index));

  for (const uncut of [entities, wholes, []]) {
    const isFit = (at: number) => at > limit * leastShare && at <= limit && isBoundary(at) && !isWithin(at, uncut);
    for (const ends of found) {
      const cut = ends.findLast(isFit);
      if (cut) return cut;
    }
  }
  for (let at = limit; at > 0; at -= 1) if (isBoundary(at)) return at;
  return limit > 1 && isLowSurrogate(text, limit) ? limit - 1 : limit;
}

function isWithin(at: number, entities: TextEntity[]): boolean {
  return entities.some(({ offset, length }) => offset < at && at < offset + length);
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
