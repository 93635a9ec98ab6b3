import { spawnSync } from "node:child_process";

/** A mirror that does not answer must not hold the tests up for long. */
const longestMs = 300_000;

/**
 * Installs packages of the system where apt serves it and this process may; silently nothing elsewhere.
 * @param {string[]} packages
 */
export function installByApt(packages) {
  if (process.getuid?.() !== 0) return;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, timeout: longestMs };
  spawnSync("apt-get", ["update", "-q"], options);
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], options);
}
