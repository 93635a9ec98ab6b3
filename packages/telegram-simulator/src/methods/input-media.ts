import { badRequest } from "../bot-api/error.ts";
import { isRecord } from "../bot-api/is-record.ts";
import { captionText } from "../entities/formatted-text.ts";
import type { MediaKind, StoredMedia } from "../world/media.ts";
import type { Content } from "../world/message.ts";
import type { MethodCall } from "./method.ts";
import { readMedia } from "./read-media.ts";

/** The kinds that may be given as InputMedia. */
const kinds = new Set<string>(["photo", "video", "animation", "audio", "document"]);

/** Reads one InputMedia: https://core.telegram.org/bots/api#inputmedia. @throws Bad Request */
export function readInputMedia(
  call: MethodCall,
  given: unknown,
  { forAlbum }: { forAlbum: boolean },
): Content & { media: StoredMedia } {
  if (!isRecord(given)) throw cantRead("expected an Object");
  const text = (name: string) => (typeof given[name] === "string" ? given[name] : "");
  const type = text("type");
  if (type === "") throw cantRead('Can\'t find field "type"');
  const caption = captionText({
    text: text("caption"),
    parseMode: text("parse_mode"),
    entities: given.caption_entities,
  });

  if (type === "animation" && forAlbum) throw cantRead(`type "${type}" can't be used in sendMediaGroup`);
  const named = readable(type) ? { given: text("media"), field: "", facts: factsOf(type, given) } : undefined;
  if (!named) throw cantRead(`type "${type}" is unsupported`);
  const media = readMedia(call, named);
  if (!media) throw cantRead("media not found");
  return { ...caption, media };
}

function readable(type: string): type is MediaKind {
  return kinds.has(type);
}

function factsOf(kind: MediaKind, given: Record<string, unknown>) {
  const kept = ["duration", "width", "height"].filter((name) => typeof given[name] === "number");
  const told = ["title", "performer"].filter((name) => typeof given[name] === "string");
  return {
    kind,
    ...Object.fromEntries([...kept, ...told].map((name) => [name, given[name]])),
    ...(given.has_spoiler === true && { spoiler: true as const }),
  };
}

function cantRead(reason: string): Error {
  return badRequest(`Can't parse InputMedia: ${reason}`);
}
