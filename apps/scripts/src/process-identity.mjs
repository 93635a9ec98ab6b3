import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When the process with that id began, in the system's own notation; undefined when there is none.
 * Ids are used again: only id and beginning together name a process.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function beginningOf(pid) {
  try {
    if (process.platform === "linux") return beginningFromProc(readFileSync(`/proc/${pid}/stat`, "utf8"));
    if (process.platform === "win32") return existsOnWindows(pid) ? "unknown" : undefined;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * The 22nd field of proc(5); counted from behind the name, which may hold spaces and brackets. A zombie has ended.
 * @param {string} stat
 */
function beginningFromProc(stat) {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? undefined : fields[19];
}

/** @param {number} pid */
function existsOnWindows(pid) {
  process.kill(pid, 0);
  return true;
}
