import { badRequest } from "../bot-api/error.ts";
import { hasCaption, type MediaKind } from "../world/media.ts";
import type { CallFields } from "./call-fields.ts";
import { deliver } from "./deliver.ts";
import type { Method } from "./method.ts";
import { readCaption } from "./read-caption.ts";
import { readMedia } from "./read-media.ts";

/** https://core.telegram.org/bots/api#sendphoto */
export const sendPhoto = sends("photo");
/** https://core.telegram.org/bots/api#senddocument */
export const sendDocument = sends("document");
/** https://core.telegram.org/bots/api#sendvideo */
export const sendVideo = sends("video");
/** https://core.telegram.org/bots/api#sendanimation */
export const sendAnimation = sends("animation");
/** https://core.telegram.org/bots/api#sendaudio */
export const sendAudio = sends("audio");
/** https://core.telegram.org/bots/api#sendvoice */
export const sendVoice = sends("voice");
/** https://core.telegram.org/bots/api#sendvideonote */
export const sendVideoNote = sends("video_note");
/** https://core.telegram.org/bots/api#sendsticker */
export const sendSticker = sends("sticker");

function sends(kind: MediaKind): Method {
  return (call) => {
    const { fields } = call;
    const media = readMedia(call, { given: fields.text(kind), field: kind, facts: { kind, ...factsOf(kind, fields) } });
    if (!media) throw badRequest(`There is no ${kind.replace("_", " ")} in the request`);
    const caption = hasCaption(kind) ? readCaption(fields) : { text: "", entities: [] };
    return deliver(call, { ...caption, media });
  };
}

/** What a call may tell about its file, clamped as the real server does: pixels up to 10,000, a day of seconds. */
function factsOf(kind: MediaKind, fields: CallFields) {
  const number = (name: string, max: number) => (fields.has(name) ? fields.integer(name, { min: 0, max }) : undefined);
  const duration = number("duration", 24 * 60 * 60);
  const width = number(kind === "video_note" ? "length" : "width", 10_000);
  const height = number("height", 10_000);
  const texts = ["title", "performer", "emoji"].flatMap((name) =>
    fields.text(name) ? [[name, fields.text(name)] as const] : [],
  );
  return {
    ...(duration !== undefined && { duration }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...Object.fromEntries(texts),
    ...(fields.flag("has_spoiler") && { spoiler: true as const }),
  };
}
