import { badRequest } from "../bot-api/error.ts";
import { readImageSize } from "./image-size.ts";
import type { MediaKind, StoredMedia } from "./media.ts";
import { keepPhoto } from "./photo.ts";
import type { World } from "./world.ts";

/** A file on its way into a message. `duration` is seconds, `width` and `height` pixels. */
export interface GivenMedia extends Omit<StoredMedia, "fileKey"> {
  bytes: Buffer;
}

/** What a file without a telling name is taken for. */
const usual: Record<MediaKind, { extension: string; mimeType: string }> = {
  photo: { extension: "jpg", mimeType: "image/jpeg" },
  document: { extension: "bin", mimeType: "application/octet-stream" },
  video: { extension: "mp4", mimeType: "video/mp4" },
  animation: { extension: "mp4", mimeType: "video/mp4" },
  audio: { extension: "mp3", mimeType: "audio/mpeg" },
  voice: { extension: "oga", mimeType: "audio/ogg" },
  video_note: { extension: "mp4", mimeType: "video/mp4" },
  sticker: { extension: "webp", mimeType: "image/webp" },
};

/** The types that are told by a file's name, and the names by the type. */
const typeOfExtension: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
  pdf: "application/pdf",
  txt: "text/plain",
  html: "text/html",
  csv: "text/csv",
  json: "application/json",
  zip: "application/zip",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  ogg: "audio/ogg",
  oga: "audio/ogg",
  wav: "audio/x-wav",
  mp4: "video/mp4",
  mov: "video/quicktime",
  webm: "video/webm",
  tgs: "application/x-tgsticker",
};

/** Keeps a file as one kind of media. @throws Bad Request when it is empty, or no photo where it should be one */
export function keepMedia(
  world: World,
  given: GivenMedia,
  options: { photoLimitBytes?: number | undefined } = {},
): StoredMedia {
  const { bytes, ...facts } = given;
  const media = given.kind === "photo" ? photoFrom(world, given, options) : fileFrom(world, facts, bytes);
  world.files.remember(media);
  return media;
}

function photoFrom(world: World, given: GivenMedia, { photoLimitBytes }: { photoLimitBytes?: number | undefined }) {
  const photo = keepPhoto(world, given.bytes, photoLimitBytes === undefined ? {} : { limitBytes: photoLimitBytes });
  return { kind: given.kind, ...photo, ...(given.spoiler && { spoiler: given.spoiler }) };
}

function fileFrom(world: World, facts: Omit<GivenMedia, "bytes">, bytes: Buffer): StoredMedia {
  if (bytes.length === 0) throw badRequest("file must be non-empty");
  const image = facts.kind === "sticker" ? readImageSize(bytes) : undefined;
  const extension = extensionOf(facts.fileName) ?? stickerExtension(facts.kind, bytes) ?? usual[facts.kind].extension;
  const mimeType = facts.mimeType ?? typeOfExtension[extension] ?? usual[facts.kind].mimeType;
  const size = { width: facts.width ?? image?.width, height: facts.height ?? image?.height };
  return {
    ...facts,
    ...(size.width !== undefined && { width: size.width }),
    ...(size.height !== undefined && { height: size.height }),
    fileKey: world.files.keep(bytes, extension),
    mimeType,
  };
}

function extensionOf(fileName: string | undefined): string | undefined {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName ?? "")?.[1]?.toLowerCase();
}

/** Animated stickers are gzipped, video stickers WebM. */
function stickerExtension(kind: MediaKind, bytes: Buffer): string | undefined {
  if (kind !== "sticker" || bytes.length < 4) return undefined;
  if (bytes.readUInt16BE(0) === 0x1f8b) return "tgs";
  return bytes.readUInt32BE(0) === 0x1a45dfa3 ? "webm" : undefined;
}

/** The type to serve a stored file with. */
export function typeOfFile(extension: string): string {
  return typeOfExtension[extension] ?? "application/octet-stream";
}
