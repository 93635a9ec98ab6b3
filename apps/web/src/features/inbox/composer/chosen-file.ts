import { type AttachmentKind, fileLimits, messageLimits } from "@frontdesk/contract";

/** A file that somebody picked to send. */
export interface ChosenFile {
  /** Names its upload. */
  id: string;
  file: File;
  /** Of a picture, in pixels; null until it is measured, and for what is none. */
  width: number | null;
  height: number | null;
}

/** Why some of the files that were picked can't be sent. */
export interface LeftOut {
  problem: "tooLarge" | "empty" | "tooMany" | "noRoom";
  names: string[];
}

const photos: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);
const sounds: ReadonlySet<string> = new Set(["audio/mpeg", "audio/mp4", "audio/x-m4a"]);

/** T6: the files that can join those already chosen, and why the others can't. `roomBytes` is left on this device. */
export function choose(
  files: readonly File[],
  { chosen, roomBytes }: { chosen: number; roomBytes: number },
): { taken: File[]; leftOut: LeftOut[] } {
  const places = messageLimits.attachments - chosen;
  const groups = Map.groupBy(files, ({ size }): LeftOut["problem"] | "fit" => {
    if (size === 0) return "empty";
    return size > fileLimits.uploadBytes ? "tooLarge" : "fit";
  });
  const fit = groups.get("fit") ?? [];
  const taken: File[] = [];
  const noRoom: File[] = [];
  let room = roomBytes;
  for (const file of fit.slice(0, places)) {
    if (file.size > room) noRoom.push(file);
    else taken.push(file);
    room -= Math.min(file.size, room);
  }
  const problems = { tooLarge: groups.get("tooLarge"), empty: groups.get("empty"), tooMany: fit.slice(places), noRoom };
  const leftOut = Object.entries(problems).flatMap(([problem, those]) =>
    those?.length ? [{ problem: problem as LeftOut["problem"], names: those.map(({ name }) => name) }] : [],
  );
  return { taken, leftOut };
}

/** As which kind Telegram gets a file, as the desk will decide it (https://core.telegram.org/bots/api#sending-files). */
export function kindOf({ file, width, height }: ChosenFile, asFile: boolean): AttachmentKind {
  const mime = file.type.split(";", 1)[0] ?? "";
  if (sounds.has(mime)) return "audio";
  if (asFile) return "document";
  if (mime === "image/gif") return "animation";
  if (mime === "video/mp4") return "video";
  return photos.has(mime) && fitsPhoto({ bytes: file.size, width, height }) ? "photo" : "document";
}

/** Whether a photo is so large that Telegram takes it as a file only. */
export function isTooLargeForPhoto(chosen: ChosenFile): boolean {
  return photos.has(chosen.file.type) && kindOf(chosen, false) === "document";
}

function fitsPhoto({ bytes, width, height }: { bytes: number; width: number | null; height: number | null }): boolean {
  if (bytes > fileLimits.photoBytes) return false;
  if (!width || !height) return true;
  return width + height <= 10_000 && Math.max(width, height) <= 20 * Math.min(width, height);
}
