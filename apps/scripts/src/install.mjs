import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodePackage } from "./node.mjs";
import { projectRoot } from "./project.mjs";
import { Refusal } from "./refusal.mjs";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */

/**
 * The folders package-lock.json asks for and node_modules does not hold in that version.
 * Compared with npm's own record of what it installed, so any way of installing counts.
 * @param {string} root
 */
export function missingPackages(root) {
  const installed = lockedPackages(join(root, "node_modules/.package-lock.json"));
  // What npm left out of this very lockfile, it would leave out again.
  const wanted = isSettled(root) ? installed : lockedPackages(join(root, "package-lock.json"));
  return Object.keys(wanted).filter((folder) => {
    if (!folder.startsWith("node_modules/")) return false;
    // npm leaves out what another platform needs; the Node of this one is not optional to us.
    if (wanted[folder]?.optional && !installed[folder]) return folder === `node_modules/${nodePackage}`;
    return !isSame(wanted[folder], installed[folder]) || !existsSync(join(root, folder));
  });
}

/** Installs the locked packages when some are missing. @throws {Refusal} with npm's words when it fails */
export function installMissing() {
  if (missingPackages(projectRoot).length === 0) return;

  console.log("Installing what is missing (the first time about a minute) …");
  // npm ci would pull node_modules from under a desk that is running; it is for none, or for one cut short.
  const command = existsSync(join(projectRoot, "node_modules/.package-lock.json")) ? ["install", "--no-save"] : ["ci"];
  // NODE_ENV=production would leave out the tools that build the web app.
  const args = [...command, "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: projectRoot, encoding: "utf8" })
    : spawnSync("npm", args, { cwd: projectRoot, encoding: "utf8", shell: process.platform === "win32" });
  if (result.status !== 0) {
    throw new Refusal(
      `npm ${command[0]} failed:\n${result.error?.message ?? `${result.stdout}${result.stderr}`.trim()}`,
    );
  }
  settle(projectRoot);
}

/**
 * Remembers that npm has done what this lockfile asks for.
 * @param {string} root
 */
export function settle(root) {
  writeFileSync(join(root, "node_modules/.settled"), hashOfLockfile(root));
}

/** @param {string} root */
function isSettled(root) {
  const stamp = join(root, "node_modules/.settled");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashOfLockfile(root);
}

/** @param {string} root */
function hashOfLockfile(root) {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/**
 * @param {string} lockfile
 * @returns {Record<string, LockedPackage>}
 */
function lockedPackages(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, "utf8")).packages : {};
}

/**
 * @param {LockedPackage | undefined} wanted
 * @param {LockedPackage | undefined} installed
 */
function isSame(wanted, installed) {
  return installed !== undefined && wanted?.version === installed.version && wanted?.integrity === installed.integrity;
}
