import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { installByApt } from "./apt.mjs";
import { toolPath } from "./project.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * The path of a Chromium that runs: the one named by CHROMIUM_PATH, one of the machine, or one installed now.
 * @param {NodeJS.ProcessEnv} env
 * @throws {Refusal} saying what to do when there is none and none can be installed
 */
export function findOrInstallChromium(env) {
  if (env.CHROMIUM_PATH) {
    if (runs(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Refusal(`CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which does not run: name a Chromium or leave it out.`);
  }
  const found = findChromium(env);
  if (found) return found;

  console.log("Installing Chromium for the browser tests (once) …");
  const byApt = () => installByApt(["chromium", "fonts-liberation", "fonts-noto-color-emoji"]);
  for (const install of [byApt, installByPlaywright]) {
    install();
    const installed = findChromium(env);
    if (installed) return installed;
  }
  throw new Refusal("The browser tests need Chromium: install it and name its path in CHROMIUM_PATH.");
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findChromium(env) {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const onPath = (env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...inCacheOfPlaywright(env), ...applications].find(runs);
}

const applications =
  process.platform === "darwin"
    ? [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      ]
    : [];

/**
 * Newest first.
 * @param {NodeJS.ProcessEnv} env
 */
function inCacheOfPlaywright(env) {
  const caches = { linux: ".cache", darwin: "Library/Caches", win32: "AppData/Local" };
  const cache = caches[/** @type {keyof typeof caches} */ (process.platform)] ?? ".cache";
  const folder = env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), cache, "ms-playwright");
  const binaries = ["chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*", "chrome-win*/chrome.exe"];
  const found = globSync(
    binaries.map((binary) => `chromium-*/${binary}`),
    { cwd: folder },
  );
  return found
    .sort()
    .reverse()
    .map((path) => join(folder, path));
}

/**
 * Some systems put a stub there that only tells where to get the real one.
 * @param {string} path
 */
function runs(path) {
  return spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
}

function installByPlaywright() {
  spawnSync(process.execPath, [toolPath("playwright-core/cli.js"), "install", "chromium"]);
}
