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
  if (walksTheBrowser(args)) {
    process.env.CHROMIUM_PATH = findOrInstallChromium(process.env);
    await buildWebIfStale();
  }
  return runTool([toolPath("vitest/vitest.mjs"), "run", ...args]);
}

/**
 * Whether the chosen tests include those of the browser; without a choice all run.
 * @param {string[]} args
 */
function walksTheBrowser(args) {
  const paths = args.filter((arg) => !arg.startsWith("-"));
  return paths.length === 0 || paths.some((path) => path.includes("e2e"));
}
