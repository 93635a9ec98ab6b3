import { type FormattedText, trimFormatted } from "./formatted-text.ts";
import type { TextEntity } from "./message.ts";

/** The marks that come in pairs. */
const marks: Record<string, string> = { "**": "bold", __: "italic", "~~": "strikethrough", "||": "spoiler" };

type Style = Omit<TextEntity, "offset" | "length">;

interface Range {
  start: number;
  end: number;
}

/** A mark that is cut out of the source, and the style that begins or ends there. */
interface Cut extends Range {
  style: Style;
  opens: boolean;
}

/**
 * Reads text as Telegram's apps do while one types: `**bold**`, `__italic__`, `~~struck~~`, `||hidden||`, `` `code` ``,
 * blocks of code between three backticks with their language, `[links](https://…)`. What is not closed stays as it was
 * typed. Never throws; blank only where the source is.
 */
export function formatText(source: string): FormattedText {
  const entities: TextEntity[] = [];
  const openedAt = new Map<Style, number>();
  let text = "";
  let cursor = 0;
  for (const { start, end, style, opens } of findCuts(source, { start: 0, end: source.length })) {
    text += source.slice(cursor, start);
    cursor = end;
    if (opens) openedAt.set(style, text.length);
    else entities.push(spanOf(style, openedAt.get(style) ?? 0, text.length));
  }
  entities.sort((one, other) => one.offset - other.offset || other.length - one.length);
  return trimFormatted({ text: text + source.slice(cursor), entities });
}

function spanOf(style: Style, offset: number, end: number): TextEntity {
  return { ...style, offset, length: end - offset };
}

/** The marks that count within a range, in order. */
function findCuts(source: string, { start, end }: Range): Cut[] {
  const cuts: Cut[] = [];
  let open: Cut[] = [];
  for (let at = start; at < end; ) {
    const whole = codeAt(source, at) ?? linkAt(source, at);
    if (whole && whole.end <= end) {
      cuts.push(...whole.cuts);
      at = whole.end;
      continue;
    }
    const range = { start: at, end: at + 2 };
    const type = range.end <= end ? marks[source.slice(at, range.end)] : undefined;
    if (!type) {
      at += 1;
      continue;
    }
    const partner = open.findLastIndex(({ style }) => style.type === type);
    const opening = open[partner];
    if (opening && opening.end < at && mayClose(source, range)) {
      cuts.push(opening, { ...range, style: opening.style, opens: false });
      // What was opened since, and not closed within, stays as it was typed.
      open = open.slice(0, partner);
    } else if (mayOpen(source, range)) {
      open = [...open.filter((_, index) => index !== partner), { ...range, style: { type }, opens: true }];
    }
    at = range.end;
  }
  return cuts.sort((one, other) => one.start - other.start);
}

const word = /[\p{L}\p{N}_]/u;

// As in `2 ** 3`, a mark before a space opens nothing; as in `snake__case`, two lines within a word mean nothing.
function mayOpen(source: string, { start, end }: Range): boolean {
  const before = source[start - 1] ?? " ";
  return (source[end] ?? " ").trim() !== "" && !(source[start] === "_" && word.test(before));
}

function mayClose(source: string, { start, end }: Range): boolean {
  const after = source[end] ?? " ";
  return (source[start - 1] ?? " ").trim() !== "" && !(source[start] === "_" && word.test(after));
}

interface Whole {
  end: number;
  cuts: Cut[];
}

function wrapped(style: Style, outer: Range, inner: Range, within: Cut[] = []): Whole {
  const opening = { start: outer.start, end: inner.start, style, opens: true };
  const closing = { start: inner.end, end: outer.end, style, opens: false };
  return { end: outer.end, cuts: [opening, ...within, closing] };
}

const language = /([\w+#-]{1,40})\n/y;
const inline = /`([^`\n]+)`/y;

function codeAt(source: string, start: number): Whole | null {
  if (source[start] !== "`") return null;
  return blockAt(source, start) ?? inlineAt(source, start);
}

function blockAt(source: string, start: number): Whole | null {
  if (!source.startsWith("```", start)) return null;
  const close = source.indexOf("```", start + 3);
  if (close < 0) return null;
  language.lastIndex = start + 3;
  const named = language.exec(source);
  const from = named ? language.lastIndex : start + (source[start + 3] === "\n" ? 4 : 3);
  const to = source[close - 1] === "\n" ? close - 1 : close;
  if (to <= from || source.slice(from, to).trim() === "") return null;
  const style = named?.[1] ? { type: "pre", language: named[1] } : { type: "pre" };
  return wrapped(style, { start, end: close + 3 }, { start: from, end: to });
}

function inlineAt(source: string, start: number): Whole | null {
  inline.lastIndex = start;
  const content = inline.exec(source)?.[1] ?? "";
  if (content.trim() === "") return null;
  const inner = { start: start + 1, end: start + 1 + content.length };
  return wrapped({ type: "code" }, { start, end: inner.end + 1 }, inner);
}

const link = /\[([^[\]\n]+)\]\(((?:https?:\/\/|tg:\/\/|mailto:)[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/iy;
/** As long as an address may be in an entity. */
const longestUrl = 2048;

function linkAt(source: string, start: number): Whole | null {
  link.lastIndex = start;
  const [whole, label = "", url = ""] = link.exec(source) ?? [];
  if (!whole || label.trim() === "" || url.length > longestUrl) return null;
  const inner = { start: start + 1, end: start + 1 + label.length };
  return wrapped({ type: "text_link", url }, { start, end: start + whole.length }, inner, findCuts(source, inner));
}
