import { badRequest } from "../bot-api/error.ts";
import { readCharacterReference } from "./html-entity.ts";

const supported = new Set([
  ...["a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins"],
  ...["tg-spoiler", "tg-emoji", "tg-time", "span", "pre", "code", "blockquote"],
]);

const isSpace = (byte: number | undefined) => byte !== undefined && (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
const isEnd = (byte: number | undefined) => byte === undefined || byte === 0;
const GREATER = 0x3e;
const EQUALS = 0x3d;
const QUOTES = new Set([0x22, 0x27]);
const SLASH = 0x2f;

/** An opening tag: its name in lower case, its attributes, and the byte of its `>`. */
export interface StartTag {
  name: string;
  attributes: Map<string, string>;
  end: number;
}

/** @throws Bad Request in Telegram's words, with the byte offset of the tag. */
export function cantParse(reason: string): Error {
  return badRequest(`Can't parse entities: ${reason}`);
}

/** Reads the opening tag whose `<` is at byte `begin`. @throws Bad Request when it is unknown or malformed. */
export function readStartTag(html: Buffer, begin: number): StartTag {
  let at = begin + 1;
  while (!isSpace(html[at]) && html[at] !== GREATER && !isEnd(html[at])) at++;
  if (isEnd(html[at])) throw cantParse(`Unclosed start tag at byte offset ${begin}`);

  const name = html.toString("utf8", begin + 1, at).toLowerCase();
  if (!supported.has(name)) throw cantParse(`Unsupported start tag "${name}" at byte offset ${begin}`);

  const attributes = new Map<string, string>();
  for (at = skipSpace(html, at); html[at] !== GREATER; at = skipSpace(html, at)) {
    const attribute = readAttribute(html, at, name, begin);
    attributes.set(attribute.name, attribute.value);
    at = attribute.end;
  }
  return { name, attributes, end: at };
}

/** Reads the closing tag whose `<` is at byte `begin`; its name may be empty. @throws Bad Request when unclosed. */
export function readEndTag(html: Buffer, begin: number): { name: string; end: number } {
  let at = begin + 2;
  while (!isSpace(html[at]) && html[at] !== GREATER && !isEnd(html[at])) at++;
  const name = html.toString("utf8", begin + 2, at).toLowerCase();
  const end = skipSpace(html, at);
  if (html[end] !== GREATER) throw cantParse(`Unclosed end tag at byte offset ${begin}`);
  return { name, end };
}

function skipSpace(html: Buffer, from: number): number {
  let at = from;
  while (isSpace(html[at])) at++;
  return at;
}

function readAttribute(html: Buffer, from: number, tag: string, tagBegin: number) {
  const unclosed = () => cantParse(`Unclosed start tag "${tag}" at byte offset ${tagBegin}`);
  let at = from;
  const endsName = (byte: number | undefined) =>
    isSpace(byte) || isEnd(byte) || byte === EQUALS || byte === GREATER || byte === SLASH || QUOTES.has(byte ?? 0);
  while (!endsName(html[at])) at++;
  const name = html.toString("utf8", from, at);
  if (name === "") throw cantParse(`Empty attribute name in the tag "${tag}" at byte offset ${tagBegin}`);

  at = skipSpace(html, at);
  if (isEnd(html[at])) throw unclosed();
  if (html[at] !== EQUALS) return { name, value: "", end: at };
  at = skipSpace(html, at + 1);
  if (isEnd(html[at])) throw unclosed();

  const { value, end } = QUOTES.has(html[at] ?? 0) ? readQuoted(html, at) : readNameToken(html, at);
  if (isEnd(html[end])) throw cantParse(`Unclosed start tag at byte offset ${tagBegin}`);
  return { name, value, end };
}

function readNameToken(html: Buffer, from: number) {
  let at = from;
  while (/[a-zA-Z0-9.-]/.test(String.fromCharCode(html[at] ?? 0))) at++;
  if (!isSpace(html[at]) && html[at] !== GREATER)
    throw cantParse(`Unexpected end of name token at byte offset ${from}`);
  return { value: html.toString("utf8", from, at).toLowerCase(), end: at };
}

function readQuoted(html: Buffer, from: number) {
  const quote = html[from];
  const parts: Buffer[] = [];
  let at = from + 1;
  while (html[at] !== quote && !isEnd(html[at])) {
    const reference = html[at] === 0x26 ? readCharacterReference(html, at) : undefined;
    if (reference) {
      parts.push(Buffer.from(String.fromCodePoint(reference.codePoint)));
      at = reference.next;
    } else {
      parts.push(html.subarray(at, at + 1));
      at++;
    }
  }
  return { value: Buffer.concat(parts).toString(), end: html[at] === quote ? at + 1 : at };
}
