import { ReadStream } from "node:fs";
import { type AttachmentKind, fileLimits, type OutgoingFile } from "@frontdesk/contract";
import { z } from "zod";
import { CallFailed } from "./call-failed.ts";
import { OwnFile } from "./own-file.ts";

/** The files of a send that Telegram does not have yet, by attachment. */
export type OwnFiles = ReadonlyMap<string, OwnFile>;

/** A file as Telegraf takes it: Telegram's own name of it, or a stream of this process. */
export type InputFile = string | { source: ReadStream; filename: string };

/** How each kind is sent, and under which name the file goes. */
export const mediaMethods = {
  photo: { method: "sendPhoto", field: "photo" },
  video: { method: "sendVideo", field: "video" },
  video_note: { method: "sendVideoNote", field: "video_note" },
  animation: { method: "sendAnimation", field: "animation" },
  voice: { method: "sendVoice", field: "voice" },
  audio: { method: "sendAudio", field: "audio" },
  document: { method: "sendDocument", field: "document" },
  sticker: { method: "sendSticker", field: "sticker" },
} as const satisfies Record<AttachmentKind, { method: string; field: string }>;

/** @throws CallFailed where the file is missing, or larger than Telegram takes (T6) */
export function inputFileOf({ attachmentId, tgFileId, name }: OutgoingFile, files: OwnFiles): InputFile {
  if (typeof tgFileId === "string") return tgFileId;
  const file = files.get(attachmentId);
  if (!OwnFile.isOwn(file)) throw refused("the file is missing");
  if (file.sizeBytes > fileLimits.uploadBytes) throw refused("the file is larger than the 50 MB that bots may send");
  // It becomes part of a header of the form.
  return { source: file.open(), filename: name.replaceAll(/[\p{Cc}"]/gu, "'") };
}

/**
 * F14, whatever the types say of what came over the wire: an object that goes to Telegraf is a stream of this process, or
 * one of an album's. @throws CallFailed
 */
export function assertOwnFiles(fields: object): void {
  for (const value of Object.values(fields)) {
    const files = Array.isArray(value) ? value.map((item: unknown) => mediaIn(item)) : [value];
    if (files.some((file) => typeof file === "object" && !isOwnStream(file)))
      throw refused("the file is not the bot's own");
  }
}

function mediaIn(item: unknown): unknown {
  return typeof item === "object" && item !== null && "media" in item ? item.media : item;
}

function isOwnStream(file: object | null): boolean {
  return file !== null && !("url" in file) && "source" in file && file.source instanceof ReadStream;
}

/** What Telegram is told of a file beside its bytes. */
export function factsOf({ kind, width, height, durationSeconds }: OutgoingFile): Record<string, number | boolean> {
  const lasts = durationSeconds !== null && kind !== "photo" && kind !== "document" && kind !== "sticker";
  const shown = width !== null && height !== null && (kind === "video" || kind === "animation");
  return {
    ...(lasts && { duration: durationSeconds }),
    ...(shown && { width, height }),
    // It is shown as a circle of this diameter.
    ...(kind === "video_note" && width !== null && { length: width }),
    ...(kind === "video" && { supports_streaming: true }),
    // Sent as a document it stays one, whatever is in it.
    ...(kind === "document" && { disable_content_type_detection: true }),
  };
}

const file = z.object({ file_id: z.string() }).optional();
const sentMessage = z.object({
  message_id: z.int(),
  photo: z.array(z.object({ file_id: z.string() })).optional(),
  ...{ video: file, video_note: file, animation: file, voice: file, audio: file, document: file, sticker: file },
});

/** The message that a send became, and Telegram's name of its file. @throws CallFailed (lost) for what is no message */
export function readSent(answer: unknown): { tgMessageId: number; tgFileId: string | null } {
  const { success, data } = sentMessage.safeParse(answer);
  // It was accepted, and as what can't be known.
  if (!success) throw new CallFailed({ kind: "lost", description: "no valid answer" });
  const { message_id: tgMessageId, photo, ...sent } = data;
  const { animation, video, video_note, voice, audio, document, sticker } = sent;
  // Telegram names an animation as a document too.
  const kept = photo?.at(-1) ?? animation ?? video ?? video_note ?? voice ?? audio ?? document ?? sticker;
  return { tgMessageId, tgFileId: kept?.file_id ?? null };
}

function refused(reason: string): CallFailed {
  return new CallFailed({ kind: "refused", code: 400, description: `Bad Request: ${reason}`, retryAfterMs: null });
}
