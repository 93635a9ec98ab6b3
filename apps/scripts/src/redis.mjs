import { spawnSync } from "node:child_process";
import { installByApt } from "./apt.mjs";

/**
 * The Redis or Valkey of this machine, for the tests of several nodes: one on the PATH, or one installed now. Undefined
 * where there is none and none can be had.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findOrInstallRedis(env) {
  const found = findRedis(env);
  if (found) return found;
  console.log("Installing Redis for the tests of several nodes (once) …");
  installByApt(["redis-server"]);
  return findRedis(env);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findRedis(env) {
  return ["valkey-server", "redis-server"].find((name) => spawnSync(name, ["--version"], { env }).status === 0);
}
