import { type AttachmentKind, fileLimits } from "@frontdesk/contract";
import type { SendMessage } from "@frontdesk/contract/inputs";

/** What decides how Telegram may take a file. */
export interface Sendable {
  mime: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  isAnimated: boolean;
}

type As = SendMessage["attachments"][number]["as"];

const photos = new Set(["image/jpeg", "image/png", "image/webp"]);
const sounds = new Set(["audio/mpeg", "audio/mp4", "audio/x-m4a"]);
const voices = new Set(["audio/ogg", ...sounds]);
const stickers = new Set(["image/webp", "video/webm", "application/gzip"]);

/** As which kind a file is sent unless its sender says otherwise (https://core.telegram.org/bots/api#sending-files). */
export function kindOfUpload(file: Sendable): AttachmentKind {
  const { mime } = file;
  if (mime === "image/gif") return "animation";
  if (mime === "video/mp4") return "video";
  if (sounds.has(mime)) return "audio";
  return photos.has(mime) && fitsPhoto(file) ? "photo" : "document";
}

/** As which kind a file is sent where its sender says how; null where Telegram would not take it so. */
export function kindSentAs(file: Sendable, as: As): AttachmentKind | null {
  const { mime } = file;
  switch (as) {
    case "document":
      return "document";
    case "voice":
      return voices.has(mime) ? "voice" : null;
    case "video_note":
      return mime === "video/mp4" ? "video_note" : null;
    case "sticker":
      return stickers.has(mime) ? "sticker" : null;
    default:
      return kindOfUpload(file);
  }
}

// Telegram refuses others as photos (https://core.telegram.org/bots/api#sendphoto): as documents it takes them.
function fitsPhoto({ sizeBytes, width, height, isAnimated }: Sendable): boolean {
  if (isAnimated || sizeBytes > fileLimits.photoBytes) return false;
  if (!width || !height) return true;
  return width + height <= 10_000 && Math.max(width, height) <= 20 * Math.min(width, height);
}
