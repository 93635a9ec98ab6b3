import { cantParse } from "./html-tag.ts";

/** Whether a backslash at `at` takes the meaning from the character after it. */
export function isEscape(source: string, at: number): boolean {
  const next = source.charCodeAt(at + 1);
  return source[at] === "\\" && next > 0 && next <= 126;
}

/** How a piece of code begins: inline, or a block with or without a language. */
export interface CodeStart {
  isBlock: boolean;
  language: string;
  /** Where its content begins. */
  next: number;
}

/** Reads the backquotes at `at`, the language behind three of them, and one line break. */
export function readCodeStart(source: string, at: number): CodeStart {
  if (!source.startsWith("```", at)) return { isBlock: false, language: "", next: at + 1 };
  const begin = at + 3;
  const [word = ""] = /^[^\s`]*/.exec(source.slice(begin)) ?? [];
  const after = begin + word.length;
  // A word that runs to the end or into a backquote is content.
  const language = after < source.length && source[after] !== "`" ? word : "";
  const from = begin + language.length;
  const [lineBreak = ""] = /^(?:\r\n|\n\r|\r|\n)?/.exec(source.slice(from)) ?? [];
  return { isBlock: true, language, next: from + lineBreak.length };
}

/** The address in brackets at `at` and where they close; undefined when there are none. @throws Bad Request */
export function readLinkTarget(source: string, at: number): { url: string; end: number } | undefined {
  if (source[at] !== "(") return undefined;
  let url = "";
  let end = at + 1;
  while (end < source.length && source[end] !== ")") {
    if (isEscape(source, end)) end++;
    url += source[end++];
  }
  if (source[end] === ")") return { url, end };
  throw cantParse(`Can't find end of a URL at byte offset ${Buffer.byteLength(source.slice(0, at + 1))}`);
}
