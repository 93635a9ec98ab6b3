import { fileLimits } from "./message.ts";

/** Controls, direction overrides and invisible signs, by which a name can look like another: `exe.\u202Egpj`. */
const deceptive =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;
/** What no file system takes, or takes for a path. */
const unfit = /[/\\:*?"<>|]/g;
const extension = /\.[^. ]{1,16}$/;

/**
 * A file's name, fit to be shown and saved: one well-formed line without controls, direction tricks or path separators,
 * of at most 255 UTF-16 units, its extension kept. Null where nothing is left of it.
 */
export function cleanFileName(name: string): string | null {
  const clean = name
    .toWellFormed()
    .replaceAll(deceptive, "")
    .replaceAll(unfit, "_")
    .replaceAll(/\s+/g, " ")
    .replace(/^[. ]+/, "")
    .replace(/[. ]+$/, "");
  if (clean === "") return null;
  if (clean.length <= fileLimits.nameLength) return clean;
  const ending = extension.exec(clean)?.[0] ?? "";
  return clean.slice(0, fileLimits.nameLength - ending.length).replace(/[\uD800-\uDBFF]$/, "") + ending;
}
