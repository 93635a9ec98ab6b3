import { badRequest } from "../bot-api/error.ts";
import type { MessageEntity } from "../bot-api/objects.ts";
import { cleanText, trimText } from "./clean-text.ts";
import { addFoundEntities, tidyEntities } from "./entity-order.ts";
import { findEntities } from "./find-entities.ts";
import { readGivenEntities } from "./given-entities.ts";
import { parseHtml } from "./html.ts";
import { parseMarkdown } from "./markdown.ts";
import { parseMarkdownV2 } from "./markdown-v2.ts";

/** A text and its formatting as Telegram keeps and shows it. Offsets and lengths are UTF-16 code units. */
export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

/** What a caller says about a text. `parseMode` wins over `entities`, as with the real server. */
export interface TextSource {
  text: string;
  parseMode?: string;
  entities?: unknown;
}

/** T5: counted in UTF-16 units after formatting was taken out and the text was trimmed. */
const textLimit = 4096;
/** T5 */
const captionLimit = 1024;

/** The text of a message. @throws Bad Request when it is empty, blank, too long or wrongly formatted. */
export function messageText(source: TextSource): FormattedText {
  if (source.text === "") throw badRequest("Message text is empty");
  const formatted = formatText(source);
  if (formatted.text === "") throw badRequest("Text must be non-empty");
  if (formatted.text.length > textLimit) throw badRequest("Message is too long");
  return formatted;
}

/** A caption, which may be empty. @throws Bad Request when it is too long or wrongly formatted. */
export function captionText(source: TextSource): FormattedText {
  const formatted = formatText(source);
  if (formatted.text.length > captionLimit) throw badRequest("Message caption is too long");
  return formatted;
}

function formatText(source: TextSource): FormattedText {
  if (Buffer.byteLength(source.text) > 1 << 15) throw badRequest("Text is too long");
  if (!source.text.isWellFormed()) throw badRequest("Strings must be encoded in UTF-8");
  const parsed = parse(source);
  const cleaned = cleanText(parsed.text, tidyEntities(parsed.entities));
  // Dropped characters may have brought two entities together.
  const trimmed = trimText(cleaned.text, tidyEntities(cleaned.entities));
  return { text: trimmed.text, entities: addFoundEntities(trimmed.entities, findEntities(trimmed.text)) };
}

function parse({ text, parseMode = "", entities }: TextSource): FormattedText {
  const mode = parseMode.toLowerCase();
  if (text === "" || mode === "" || mode === "none") return { text, entities: readGivenEntities(entities) };
  if (mode === "html") return parseHtml(text);
  if (mode === "markdownv2") return parseMarkdownV2(text);
  if (mode === "markdown") return parseMarkdown(text);
  throw badRequest("Unsupported parse_mode");
}
