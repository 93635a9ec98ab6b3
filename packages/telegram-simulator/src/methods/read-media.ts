import { badRequest } from "../bot-api/error.ts";
import { type GivenMedia, keepMedia } from "../world/keep-media.ts";
import type { MediaKind, StoredMedia } from "../world/media.ts";
import type { MethodCall } from "./method.ts";

/** A file as a call names it. */
export interface InputFile {
  /** A file id, `attach://part`, an address, or nothing when the file is the form's part of `field`'s name. */
  given: string;
  field: string;
  facts: Omit<GivenMedia, "bytes">;
}

/** The kinds as the client library names them in its complaints. */
const spoken: Record<MediaKind, string> = {
  photo: "Photo",
  document: "Document",
  video: "Video",
  animation: "Animation",
  audio: "Audio",
  voice: "VoiceNote",
  video_note: "VideoNote",
  sticker: "Sticker",
};

/**
 * The media of a call: uploaded with it, or sent before and named by its id. Addresses are never fetched: the simulator
 * stays on this machine. @throws Bad Request; undefined when the call names no file at all
 */
export function readMedia({ world, bot, fields }: MethodCall, { given, field, facts }: InputFile) {
  const upload = fields.files.get(given.startsWith("attach://") ? given.slice("attach://".length) : field);
  if (upload) return keepMedia(world, { fileName: upload.name, ...facts, bytes: upload.bytes });
  if (given === "" || given.startsWith("attach://")) return undefined;
  if (/^https?:\/\//i.test(given)) throw badRequest("failed to get HTTP URL content");

  const file = world.files.find(bot.id, given);
  if (!file) throw badRequest("wrong remote file identifier specified: Wrong string length");
  if (file.kind !== facts.kind) {
    throw badRequest(`Can't use file of type ${spoken[file.kind]} as ${spoken[facts.kind]}`);
  }
  return { ...(world.files.recall(file) ?? { kind: file.kind, fileKey: file.key }), ...facts } satisfies StoredMedia;
}
