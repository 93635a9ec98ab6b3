import { findOrInstallChromium } from "./chromium.mjs";
import { toolPath } from "./project.mjs";
import { runTool } from "./tool.mjs";
import { buildWebIfStale } from "./web-build.mjs";

/**
 * Runs the tests with everything they need: a browser and the built web app.
 * @param {string[]} args handed on to vitest
 * @returns {Promise<number>} its exit code
 */
export async function test(args) {
  process.env.CHROMIUM_PATH = findOrInstallChromium(process.env);
  await buildWebIfStale();
  return runTool([toolPath("vitest/vitest.mjs"), "run", ...args]);
}
