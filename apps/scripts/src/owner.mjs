import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beginningOf } from "./process-identity.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * @typedef {{ pid: number, began: string | undefined }} ProcessIdentity
 * @typedef {ProcessIdentity & { children: (ProcessIdentity & { name: string })[] }} OwnerRecord
 */

/**
 * Takes the data folder for this process, so that one start at a time works on it.
 * @param {string} folder made when missing, for its owner only
 * @returns what an owner that died without cleaning up left running, and how to note children and let go
 * @throws {Refusal} when another start that lives owns it
 */
export function takeOwnership(folder) {
  makeFolder(folder);
  const file = join(folder, "owner.json");
  /** @type {OwnerRecord} */
  const own = { ...identityOf(process.pid), children: [] };

  const orphans = removeDeadOwner(file, folder);
  createWhole(file, own, folder);

  return {
    orphans,

    /** @param {{ name: string, pid: number }} child */
    noteChild({ name, pid }) {
      own.children = [...own.children.filter((other) => other.name !== name), { name, ...identityOf(pid) }];
      replaceWhole(file, own);
    },

    release() {
      rmSync(file, { force: true });
    },
  };
}

/** @param {string} folder */
function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new Refusal(`The data folder cannot be written: ${/** @type {Error} */ (error).message}.`);
  }
}

/**
 * @param {string} file
 * @param {string} folder
 * @returns the children of the dead owner that still run
 */
function removeDeadOwner(file, folder) {
  if (!existsSync(file)) return [];
  const found = readRecord(file);
  if (found && isAlive(found)) throw refusal(folder, found.pid);

  const aside = `${file}.${process.pid}`;
  renameSync(file, aside);
  const moved = readRecord(aside);
  if (moved && isAlive(moved)) {
    // Between reading and moving another start took over: its record goes back.
    renameSync(aside, file);
    throw refusal(folder, moved.pid);
  }
  rmSync(aside);
  return found?.children.filter(isAlive) ?? [];
}

/** @param {number} pid */
function identityOf(pid) {
  return { pid, began: beginningOf(pid) };
}

/** @param {ProcessIdentity} identity */
function isAlive({ pid, began }) {
  return began !== undefined && beginningOf(pid) === began;
}

/**
 * A power cut can leave an empty file: then nobody owns the folder.
 * @param {string} file
 * @returns {OwnerRecord | undefined}
 */
function readRecord(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * A link appears whole or not at all, so that no other start reads half a record.
 * @param {string} file
 * @param {OwnerRecord} record
 * @param {string} folder
 */
function createWhole(file, record, folder) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(record));
  try {
    linkSync(draft, file);
  } catch (error) {
    throw /** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST"
      ? refusal(folder, readRecord(file)?.pid)
      : error;
  } finally {
    rmSync(draft);
  }
}

/**
 * @param {string} file
 * @param {OwnerRecord} record
 */
function replaceWhole(file, record) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(record));
  renameSync(draft, file);
}

/**
 * @param {string} folder
 * @param {number | undefined} pid
 */
function refusal(folder, pid) {
  return new Refusal(
    `Frontdesk is already running on ${folder} (process ${pid}): stop it first, or choose another folder with FRONTDESK_DATA.`,
  );
}
