import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project.mjs";

/**
 * @typedef {object} SourceFile
 * @property {string} path from the project's root, with slashes
 * @property {string} text
 */

/** All files of the project's own: those git knows, and new ones it does not ignore. */
export function projectFiles() {
  // A container often checks out as one user and runs as another, which git would refuse.
  const args = ["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", args, { cwd: projectRoot, encoding: "utf8" });
  return listed.split("\n").filter((path) => path !== "" && existsSync(join(projectRoot, path)));
}

/**
 * The code among them.
 * @returns {SourceFile[]}
 */
export function sourceFiles() {
  return projectFiles()
    .filter((path) => /^(apps|packages)\/.*\.(ts|tsx|mjs)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));
}

/** @param {string} path */
export function isTest(path) {
  return /\.test\.(ts|tsx|mjs)$/.test(path) || /\/testing\//.test(path) || path.startsWith("apps/e2e/");
}
