import { badRequest } from "../bot-api/error.ts";
import type { PhotoSize } from "../bot-api/objects.ts";
import { readImageSize } from "./image-size.ts";
import type { World } from "./world.ts";

/** A photo somebody sent. Its sizes share the bytes: only their numbers differ. */
export interface StoredPhoto {
  fileKey: string;
  width: number;
  height: number;
}

/** Telegram's limit for a photo sent by a bot, in bytes. */
const photoLimitBytes = 10 * 1024 * 1024;
const longestSides = [90, 320, 800, 1280];

/** Keeps the bytes as a photo. @throws Bad Request when they are no image or one that Telegram doesn't take. */
export function keepPhoto(world: World, bytes: Buffer, { limitBytes = photoLimitBytes } = {}): StoredPhoto {
  if (bytes.length === 0) throw badRequest("file must be non-empty");
  if (bytes.length > limitBytes) {
    throw badRequest(
      `File of size ${bytes.length} bytes is too big for a photo; the maximum size is ${limitBytes} bytes`,
    );
  }
  const size = readImageSize(bytes);
  if (!size) throw badRequest("IMAGE_PROCESS_FAILED");
  const { width, height } = size;
  if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height)) {
    throw badRequest("PHOTO_INVALID_DIMENSIONS");
  }
  return { fileKey: world.files.keep(bytes, size.extension), width, height };
}

/** The sizes a bot is offered, smallest first; the last one is the photo itself. */
export function photoSizes(
  world: World,
  botId: number,
  { fileKey: key, width = 0, height = 0 }: { fileKey: string; width?: number; height?: number },
): PhotoSize[] {
  const longest = Math.max(width, height);
  const sides = [...longestSides.filter((side) => side < longest), longest];
  return sides.map((side) => ({
    ...world.files.referenceFor(botId, { key, kind: "photo" }, side === longest ? "full" : String(side)),
    width: Math.max(1, Math.round((width * side) / longest)),
    height: Math.max(1, Math.round((height * side) / longest)),
  }));
}
