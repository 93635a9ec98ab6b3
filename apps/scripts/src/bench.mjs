import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { projectRoot } from "./project.mjs";
import { Refusal } from "./refusal.mjs";
import { runTool } from "./tool.mjs";
import { buildWebIfStale } from "./web-build.mjs";

/** What lives beside the benchmarks and has a command of its own. */
const proofs = new Set(["chaos", "fuzz"]);

/**
 * Runs one benchmark by its name, on a built web app.
 * @param {string[]} args its name, then its own arguments
 * @returns {Promise<number>} its exit code
 * @throws {Refusal} listing the benchmarks when there is none of that name
 */
export async function bench([name, ...args]) {
  const folder = join(projectRoot, "apps/bench/src");
  const names = readdirSync(folder).filter((one) => existsSync(join(folder, one, "main.ts")) && !proofs.has(one));
  if (name === undefined || !names.includes(name)) throw new Refusal(`Name a benchmark: ${names.join(", ")}.`);
  const chromium = findChromium(process.env);
  if (chromium) process.env.CHROMIUM_PATH ??= chromium;
  await buildWebIfStale();
  return runTool([join(folder, name, "main.ts"), ...args]);
}
