import type { MessageEntity } from "../bot-api/objects.ts";
import { cantParse } from "./html-tag.ts";
import { linkEntity } from "./link.ts";
import { readCodeStart } from "./markdown-parts.ts";

const types = new Map([
  ["_", "italic"],
  ["*", "bold"],
  ["`", "code"],
]);

/**
 * Reads the older Markdown (https://core.telegram.org/bots/api#markdown-style), which nests nothing. @throws Bad Request
 * with the byte offset of an entity that has no end
 */
export function parseMarkdown(source: string): { text: string; entities: MessageEntity[] } {
  let text = "";
  const entities: MessageEntity[] = [];
  for (let at = 0; at < source.length; at++) {
    const char = source[at] ?? "";
    if (char === "\\" && /[_*`[]/.test(source[at + 1] ?? "")) {
      text += source[++at];
      continue;
    }
    if (!/[_*`[]/.test(char)) {
      text += char;
      continue;
    }
    const { content, end, language, isBlock } = readEntity(source, at);
    const span = { offset: text.length, length: content.length };
    text += content;
    at = end;
    if (char === "[") {
      const target = readTarget(source, at + 1);
      if (target) at = target.end;
      if (span.length > 0) entities.push(...linkEntity(target?.url ?? content, span));
    } else if (span.length > 0) {
      const type = isBlock ? "pre" : (types.get(char) ?? "code");
      entities.push({ type, ...span, ...(language && { language }) });
    }
  }
  return { text, entities };
}

/** What stands between the mark at `at` and its like, taken as it is; `end` is the last character of the latter. */
function readEntity(source: string, at: number) {
  const char = source[at];
  const code = char === "`" ? readCodeStart(source, at) : { isBlock: false, language: "", next: at + 1 };
  const mark = char === "[" ? "]" : code.isBlock ? "```" : (char ?? "");
  const close = source.indexOf(mark, code.next);
  if (close < 0) {
    const offset = Buffer.byteLength(source.slice(0, at));
    throw cantParse(`Can't find end of the entity starting at byte offset ${offset}`);
  }
  return { ...code, content: source.slice(code.next, close), end: close + mark.length - 1 };
}

/** Here a bracket that isn't closed reaches to the end. */
function readTarget(source: string, at: number): { url: string; end: number } | undefined {
  if (source[at] !== "(") return undefined;
  const close = source.indexOf(")", at + 1);
  const end = close < 0 ? source.length : close;
  return { url: source.slice(at + 1, end), end };
}
