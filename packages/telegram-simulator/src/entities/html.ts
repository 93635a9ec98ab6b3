import type { MessageEntity } from "../bot-api/objects.ts";
import { readCharacterReference } from "./html-entity.ts";
import { cantParse, readEndTag, readStartTag, type StartTag } from "./html-tag.ts";
import { linkEntity } from "./link.ts";

const styles = new Map([
  ...["b", "strong"].map((tag) => [tag, "bold"] as const),
  ...["i", "em"].map((tag) => [tag, "italic"] as const),
  ...["u", "ins"].map((tag) => [tag, "underline"] as const),
  ...["s", "strike", "del"].map((tag) => [tag, "strikethrough"] as const),
  ...["tg-spoiler", "span"].map((tag) => [tag, "spoiler"] as const),
]);

interface OpenTag extends StartTag {
  offset: number;
  outputFrom: number;
}

/**
 * Reads Telegram's HTML (https://core.telegram.org/bots/api#html-style), which is its own small grammar and no
 * browser's. Offsets in the result are UTF-16 units. @throws Bad Request with the byte offset of what is wrong.
 */
export function parseHtml(source: string): { text: string; entities: MessageEntity[] } {
  const html = Buffer.from(source);
  const output = Buffer.alloc(html.length);
  let written = 0;
  let utf16 = 0;
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];

  for (let at = 0; at < html.length; at++) {
    const byte = html[at] ?? 0;
    const reference = byte === 0x26 ? readCharacterReference(html, at) : undefined;
    if (reference) {
      if (isSurrogate(reference.codePoint)) {
        throw cantParse(
          "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
        );
      }
      written += output.write(String.fromCodePoint(reference.codePoint), written);
      utf16 += reference.codePoint > 0xffff ? 2 : 1;
      at = reference.next - 1;
    } else if (byte !== 0x3c) {
      if ((byte & 0xc0) !== 0x80) utf16 += byte >= 0xf0 ? 2 : 1;
      output[written++] = byte;
    } else if (html[at + 1] === 0x2f) {
      const tag = open.pop();
      if (!tag) throw cantParse(`Unexpected end tag at byte offset ${at}`);
      const { name, end } = readEndTag(html, at);
      if (name !== "" && name !== tag.name) {
        throw cantParse(`Unmatched end tag at byte offset ${at}, expected "</${tag.name}>", found "</${name}>"`);
      }
      if (utf16 > tag.offset) close(tag, output.toString("utf8", tag.outputFrom, written), utf16, entities);
      at = end;
    } else {
      const tag = readStartTag(html, at);
      if (tag.name === "span" && tag.attributes.get("class") !== "tg-spoiler") {
        throw cantParse(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`);
      }
      open.push({ ...tag, offset: utf16, outputFrom: written });
      at = tag.end;
    }
  }

  const unclosed = open.at(-1);
  if (unclosed) throw cantParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text: output.toString("utf8", 0, written), entities: entities.map(withoutLanguageOfCode) };
}

function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}

function close(tag: OpenTag, inside: string, end: number, entities: MessageEntity[]): void {
  const span = { offset: tag.offset, length: end - tag.offset };
  const style = styles.get(tag.name);
  if (style) entities.push({ type: style, ...span });
  else if (tag.name === "a") entities.push(...linkEntity(tag.attributes.get("href") || inside, span));
  else if (tag.name === "blockquote") {
    entities.push({ type: tag.attributes.has("expandable") ? "expandable_blockquote" : "blockquote", ...span });
  } else if (tag.name === "tg-emoji") entities.push(customEmoji(tag, span));
  else if (tag.name === "tg-time") entities.push(...dateTime(tag, span));
  else closeCode(tag, span, entities);
}

/** `<pre><code class="language-x">` in either nesting is one block with a language. */
function closeCode(tag: OpenTag, span: { offset: number; length: number }, entities: MessageEntity[]): void {
  const language = /^language-(.*)$/s.exec(tag.attributes.get("class") ?? "")?.[1];
  const last = entities.at(-1);
  const sameSpan = last && last.offset === span.offset && last.length === span.length;
  const other = tag.name === "pre" ? "code" : "pre";
  const named = tag.name === "pre" ? last?.language : language;
  if (last && sameSpan && last.type === other && named) Object.assign(last, { type: "pre", language: named });
  else entities.push({ type: tag.name, ...span, ...(tag.name === "code" && language && { language }) });
}

function withoutLanguageOfCode(entity: MessageEntity): MessageEntity {
  if (entity.type !== "code") return entity;
  const { language: _, ...code } = entity;
  return code;
}

function customEmoji(tag: OpenTag, span: { offset: number; length: number }): MessageEntity {
  const id = tag.attributes.get("emoji-id") ?? "";
  if (!/^-?\d{1,19}$/.test(id) || BigInt(id) === 0n) {
    throw cantParse("Invalid custom emoji identifier specified");
  }
  return { type: "custom_emoji", ...span, custom_emoji_id: id };
}

function dateTime(tag: OpenTag, span: { offset: number; length: number }): MessageEntity[] {
  const unixTime = Number.parseInt(tag.attributes.get("unix") ?? "", 10);
  if (!(unixTime > 0)) return [];
  const format = tag.attributes.get("format");
  return [{ type: "date_time", ...span, unix_time: unixTime, ...(format && { date_time_format: format }) }];
}
