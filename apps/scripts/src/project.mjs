import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json, apps and packages. */
export const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Where the trial keeps its database, key and files: FRONTDESK_DATA, or `.frontdesk` beside the project.
 * @param {NodeJS.ProcessEnv} env
 */
export function dataFolder(env) {
  return env.FRONTDESK_DATA ? resolve(env.FRONTDESK_DATA) : join(projectRoot, ".frontdesk");
}

/**
 * A package's own script, to be run with Node: no shell and no .cmd in between.
 * @param {string} path inside node_modules
 */
export function toolPath(path) {
  return join(projectRoot, "node_modules", path);
}
