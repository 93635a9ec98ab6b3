import type { MessageEntity } from "../bot-api/objects.ts";
import { cantParse } from "./html-tag.ts";
import { linkEntity } from "./link.ts";
import { isEscape, readCodeStart, readLinkTarget } from "./markdown-parts.ts";
import { tgLinkEntity } from "./tg-link.ts";

type Kind = keyof typeof types;

/** What Telegram calls an open entity in its complaints, and what becomes of it. */
const types = {
  Bold: "bold",
  Italic: "italic",
  Underline: "underline",
  Strikethrough: "strikethrough",
  Spoiler: "spoiler",
  Code: "code",
  Pre: "pre",
  PreCode: "pre",
  TextUrl: "text_link",
  CustomEmoji: "custom_emoji",
  BlockQuote: "blockquote",
};
const marks: Record<Kind, string> = {
  Bold: "*",
  Italic: "_",
  Underline: "__",
  Strikethrough: "~",
  Spoiler: "||",
  Code: "`",
  Pre: "```",
  PreCode: "```",
  TextUrl: "]",
  CustomEmoji: "]",
  BlockQuote: "",
};
const openedBy: readonly (readonly [mark: string, kind: Kind])[] = [
  ["__", "Underline"],
  ["_", "Italic"],
  ["*", "Bold"],
  ["~", "Strikethrough"],
  ["||", "Spoiler"],
  ["![", "CustomEmoji"],
  ["[", "TextUrl"],
];
const reserved = "_*[]()~`>#+-=|{}.!\n";
const verbatim = new Set<Kind | undefined>(["Code", "Pre", "PreCode"]);

interface OpenEntity {
  kind: Kind;
  language: string;
  /** In the text that comes out. */
  offset: number;
  /** In the source. */
  at: number;
}

/**
 * Reads MarkdownV2 (https://core.telegram.org/bots/api#markdownv2-style) as Telegram's client library does. @throws Bad
 * Request in its words; offsets there are bytes of the source, in the result UTF-16 units
 */
export function parseMarkdownV2(source: string): { text: string; entities: MessageEntity[] } {
  return new Reader(source).read();
}

class Reader {
  readonly #source: string;
  readonly #open: OpenEntity[] = [];
  readonly #entities: MessageEntity[] = [];
  #text = "";
  #at = 0;
  #isInQuote = false;
  #mayStartQuote = true;

  constructor(source: string) {
    this.#source = source;
  }

  read(): { text: string; entities: MessageEntity[] } {
    for (; this.#at < this.#source.length; this.#at++) this.#step();
    if (this.#isInQuote) this.#endQuote(this.#dropsTrailingBars(this.#source.length));
    const unclosed = this.#open.at(-1);
    if (unclosed) throw this.#unclosed(unclosed);
    return { text: this.#text, entities: this.#entities };
  }

  #step(): void {
    const source = this.#source;
    const char = source[this.#at] ?? "";
    const inner = this.#open.at(-1);
    const isReserved = (verbatim.has(inner?.kind) ? "`" : reserved).includes(char);
    if (isEscape(source, this.#at)) this.#write(source[++this.#at] ?? "");
    else if (!isReserved) this.#write(char);
    else if (this.#isInQuote && char === "\n" && source[this.#at + 1] !== ">") this.#endQuoteAtLine();
    else if (inner && this.#ends(inner.kind)) this.#close(inner);
    else if (char === "\n") this.#write(char);
    else if (char === ">" && this.#mayStartQuote) this.#beginQuote();
    else if (char === "`") this.#beginCode();
    else this.#begin(char);
  }

  #write(char: string): void {
    this.#text += char;
    if (char !== "\r") this.#mayStartQuote = char === "\n";
  }

  #ends(kind: Kind): boolean {
    const isMarked = kind !== "BlockQuote" && this.#source.startsWith(marks[kind], this.#at);
    return isMarked && !(kind === "Italic" && this.#source[this.#at + 1] === "_");
  }

  #beginQuote(): void {
    if (!this.#isInQuote) this.#push("BlockQuote", this.#at);
    this.#isInQuote = true;
  }

  #beginCode(): void {
    const { isBlock, language, next } = readCodeStart(this.#source, this.#at);
    this.#push(isBlock ? (language ? "PreCode" : "Pre") : "Code", this.#at, language);
    this.#at = next - 1;
  }

  #begin(char: string): void {
    const [mark, kind] = openedBy.find(([one]) => this.#source.startsWith(one, this.#at)) ?? [];
    if (!mark || !kind) throw cantParse(`Character '${char}' is reserved and must be escaped with the preceding '\\'`);
    this.#push(kind, this.#at);
    this.#at += mark.length - 1;
  }

  #push(kind: Kind, at: number, language = ""): void {
    this.#open.push({ kind, language, offset: this.#text.length, at });
  }

  #close(entity: OpenEntity): void {
    const { kind, offset, language } = entity;
    this.#open.pop();
    const span = { offset, length: this.#text.length - offset };
    this.#at += marks[kind].length - 1;
    const made =
      kind === "TextUrl" || kind === "CustomEmoji" ? this.#link(kind, span) : [{ type: types[kind], ...span }];
    if (span.length > 0) this.#entities.push(...made.map((one) => (language ? { ...one, language } : one)));
  }

  #link(kind: "TextUrl" | "CustomEmoji", span: { offset: number; length: number }): MessageEntity[] {
    const target = readLinkTarget(this.#source, this.#at + 1);
    if (target) this.#at = target.end;
    if (kind === "TextUrl") return linkEntity(target?.url ?? this.#text.slice(span.offset), span);
    if (!target) throw cantParse("The entity must contain a tg://emoji or tg://time URL");
    return [tgLinkEntity(target.url, span)];
  }

  /** A line that doesn't go on with `>` ends the quote; two bars before it make it expandable. */
  #endQuoteAtLine(): void {
    const isExpandable = this.#dropsTrailingBars(this.#at);
    const inner = this.#open.at(-1);
    if (inner && inner.kind !== "BlockQuote") throw this.#unclosed(inner);
    this.#text += "\n";
    this.#mayStartQuote = true;
    this.#endQuote(isExpandable);
  }

  /** Two bars right before `end` began no spoiler. */
  #dropsTrailingBars(end: number): boolean {
    const last = this.#open.at(-1);
    const lineEnd = this.#source[end - 1] === "\r" ? end - 1 : end;
    const isBare = last?.kind === "Spoiler" && last.at === lineEnd - 2;
    if (isBare) this.#open.pop();
    return isBare;
  }

  #endQuote(isExpandable: boolean): void {
    const quote = this.#open.at(-1);
    if (quote?.kind !== "BlockQuote") return;
    this.#open.pop();
    this.#isInQuote = false;
    const length = this.#text.length - quote.offset;
    const type = isExpandable ? "expandable_blockquote" : "blockquote";
    if (length > 0) this.#entities.push({ type, offset: quote.offset, length });
  }

  #unclosed({ kind, at }: OpenEntity): Error {
    return cantParse(`Can't find end of ${kind} entity at byte offset ${Buffer.byteLength(this.#source.slice(0, at))}`);
  }
}
