import { fileLimits } from "@frontdesk/contract";

// Control characters, and those that turn the direction of writing to disguise an ending.
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A file's name as it may be shown and sent: its last part alone, without what would be read as a path, a header or
 * another ending. Of one that is too long the ending stays.
 */
export function cleanName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const name = last.replaceAll(unseen, "").replaceAll('"', "'").trim().replace(/^\.+/, "");
  if (name === "") return "file";
  if (name.length <= fileLimits.nameLength) return name;
  const ending = /\.[^.\s]{1,16}$/.exec(name)?.[0] ?? "";
  return name.slice(0, fileLimits.nameLength - ending.length).toWellFormed() + ending;
}
