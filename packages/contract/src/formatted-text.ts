import type { TextEntity } from "./message.ts";

/** Text with its formatting, as Telegram holds it: offsets count UTF-16 units. */
export interface FormattedText {
  text: string;
  entities: TextEntity[];
}

/** A stretch of formatted text; an entity that reaches beyond it is cut. */
export function sliceFormatted({ text, entities }: FormattedText, start: number, end: number): FormattedText {
  return {
    text: text.slice(start, end),
    entities: entities.flatMap((entity) => {
      const from = Math.max(entity.offset, start);
      const length = Math.min(entity.offset + entity.length, end) - from;
      return length > 0 ? [{ ...entity, offset: from - start, length }] : [];
    }),
  };
}

/** The same without white space at either end, which Telegram drops; a code block keeps the indent of its first line. */
export function trimFormatted(formatted: FormattedText): FormattedText {
  const { text } = formatted;
  const end = text.trimEnd().length;
  return sliceFormatted(formatted, Math.min(end, startOf(formatted)), end);
}

// White space that carries a combining mark is the base of a visible character.
const leading = /^(?:\s(?!\p{M}))+/u;

function startOf({ text, entities }: FormattedText): number {
  const start = leading.exec(text)?.[0].length ?? 0;
  const isCode = ({ type, offset, length }: TextEntity) =>
    (type === "pre" || type === "code") && offset < start && offset + length > start;
  const code = entities.find(isCode);
  if (!code) return start;
  const lastBreak = text.lastIndexOf("\n", start - 1);
  return Math.max(code.offset, lastBreak + 1);
}
