import { findOrInstallChromium } from "./chromium.mjs";
import { toolPath } from "./project.mjs";
import { findOrInstallRedis } from "./redis.mjs";
import { runTool } from "./tool.mjs";
import { buildWebIfStale } from "./web-build.mjs";

/**
 * Runs the tests with everything they need: a browser and the built web app, and a Redis where one can be had.
 * @param {string[]} args handed on to vitest
 * @returns {Promise<number>} its exit code
 */
export async function test(args) {
  if (chooses(args, ["packages/api", "apps/bench"]) && !findOrInstallRedis(process.env))
    console.log("There is no Redis here, and none can be installed: tests of several nodes go without it.");
  if (chooses(args, ["e2e"])) {
    process.env.CHROMIUM_PATH = findOrInstallChromium(process.env);
    await buildWebIfStale();
  }
  return runTool([toolPath("vitest/vitest.mjs"), "run", ...args]);
}

/**
 * Whether any of these is among the chosen tests; without a choice all run.
 * @param {string[]} args
 * @param {string[]} wanted parts of their paths
 */
function chooses(args, wanted) {
  const paths = args.filter((arg) => !arg.startsWith("-"));
  return paths.length === 0 || wanted.some((part) => paths.some((path) => path.includes(part)));
}
