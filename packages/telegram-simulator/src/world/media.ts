import type { FileReference, MediaFile } from "../bot-api/objects.ts";
import { photoSizes } from "./photo.ts";
import type { World } from "./world.ts";

/** The kinds of file a message may carry, by their names in a message. */
export const mediaKinds = [
  ...(["photo", "document", "video", "animation", "audio", "voice", "video_note", "sticker"] as const),
];
export type MediaKind = (typeof mediaKinds)[number];

/** A file somebody sent, with what its kind tells about it. Sizes are pixels, durations seconds. */
export interface StoredMedia {
  kind: MediaKind;
  fileKey: string;
  fileName?: string;
  mimeType?: string;
  width?: number;
  height?: number;
  duration?: number;
  title?: string;
  performer?: string;
  emoji?: string;
  spoiler?: true;
}

/** Whether a caption may stand below this kind. */
export function hasCaption(kind: MediaKind): boolean {
  return kind !== "sticker" && kind !== "video_note";
}

/** The field or fields of a message that show its media to one bot. */
export function presentMedia(world: World, botId: number, media: StoredMedia): Record<string, unknown> {
  const shown = media.kind === "photo" ? photoSizes(world, botId, media) : presentFile(world, botId, media);
  return {
    [media.kind]: shown,
    // Telegram adds it for bots that don't know animations.
    ...(media.kind === "animation" && { document: documentOf(world, botId, media) }),
    ...(media.spoiler && { has_media_spoiler: true }),
  };
}

function presentFile(world: World, botId: number, media: StoredMedia): MediaFile {
  const { kind, duration = 0, width = 0, height = 0 } = media;
  const named = {
    ...(media.fileName && { file_name: media.fileName }),
    ...(media.mimeType && { mime_type: media.mimeType }),
  };
  const file = referenceTo(world, botId, media);
  switch (kind) {
    case "video":
    case "animation":
      return { ...named, duration, width, height, ...file };
    case "audio":
      return {
        ...named,
        duration,
        ...(media.title && { title: media.title }),
        ...(media.performer && { performer: media.performer }),
        ...file,
      };
    case "voice":
      return { duration, ...(media.mimeType && { mime_type: media.mimeType }), ...file };
    case "video_note":
      return { duration, length: width, ...file };
    case "sticker":
      return {
        width,
        height,
        ...(media.emoji && { emoji: media.emoji }),
        is_animated: media.mimeType === "application/x-tgsticker",
        is_video: media.mimeType === "video/webm",
        type: "regular",
        ...file,
      };
    default:
      return { ...named, ...file };
  }
}

function documentOf(world: World, botId: number, media: StoredMedia): MediaFile {
  return presentFile(world, botId, { ...media, kind: "document" });
}

function referenceTo(world: World, botId: number, { kind, fileKey }: StoredMedia): FileReference {
  return world.files.referenceFor(botId, { key: fileKey, kind });
}
