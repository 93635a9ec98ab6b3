import { cleanFileName } from "@frontdesk/contract";
import type { TelegramFile } from "@frontdesk/contract/inputs";
import type { Message, PhotoSize } from "telegraf/types";

/** The file that a message carries, as Telegram offers it; null for one without. */
export function fileIn(message: Message): TelegramFile | null {
  if ("photo" in message) return photo(message.photo);
  // Telegram adds a document to an animation, for bots that don't know these.
  if ("animation" in message) return { ...pictured(message.animation), kind: "animation" };
  if ("video" in message) return { ...pictured(message.video), kind: "video" };
  if ("video_note" in message) {
    const { length } = message.video_note;
    return { ...described(message.video_note), kind: "video_note", width: length, height: length };
  }
  if ("voice" in message) return { ...described(message.voice), kind: "voice" };
  if ("audio" in message) {
    const { performer, title } = message.audio;
    const tune = [performer, title].filter(Boolean).join(" – ");
    const file = described(message.audio);
    return { ...file, kind: "audio", name: file.name ?? cleanFileName(tune) };
  }
  if ("sticker" in message) return sticker(message.sticker);
  if ("document" in message) return { ...described(message.document), kind: "document" };
  return null;
}

/** What any of Telegram's files may tell of itself. */
interface Told {
  file_id: string;
  file_unique_id: string;
  file_size?: number;
  file_name?: string;
  mime_type?: string;
  duration?: number;
  thumbnail?: PhotoSize;
}

const longestType = 127;

function described(file: Told): Omit<TelegramFile, "kind"> {
  const { mime_type: mime } = file;
  return {
    fileId: file.file_id,
    uniqueId: file.file_unique_id,
    name: file.file_name === undefined ? null : cleanFileName(file.file_name),
    mime: mime !== undefined && mime.length <= longestType ? mime : null,
    sizeBytes: file.file_size ?? null,
    width: null,
    height: null,
    durationSeconds: file.duration ?? null,
    emoji: null,
    previewFileId: file.thumbnail?.file_id ?? null,
  };
}

function pictured(file: Told & { width: number; height: number }): Omit<TelegramFile, "kind"> {
  return { ...described(file), width: file.width, height: file.height };
}

// The desk makes the small picture of a photo itself, of the bytes that it fetches anyway.
function photo(sizes: PhotoSize[]): TelegramFile | null {
  const [largest] = bySize(sizes).toReversed();
  return largest ? { ...pictured(largest), kind: "photo", mime: "image/jpeg" } : null;
}

function sticker(told: Message.StickerMessage["sticker"]): TelegramFile {
  const mime = told.is_video ? "video/webm" : told.is_animated ? "application/x-tgsticker" : "image/webp";
  return { ...pictured(told), kind: "sticker", mime, emoji: told.emoji ?? null };
}

/** The sizes of one picture, the smallest first. */
export function bySize(sizes: PhotoSize[]): PhotoSize[] {
  return sizes.toSorted((one, other) => one.width * one.height - other.width * other.height);
}
