import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findChromium, findOrInstallChromium } from "./chromium.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "chromium-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("prefers the one that is named", () => {
  const named = program("mine/chrome", 0);

  expect(findOrInstallChromium({ CHROMIUM_PATH: named, PATH: "" })).toBe(named);
});

it("refuses a named one that does not run, in one sentence", () => {
  const named = program("mine/chrome", 1);

  expect(() => findOrInstallChromium({ CHROMIUM_PATH: named, PATH: "" })).toThrow(/^CHROMIUM_PATH names .+\.$/);
});

it("passes over a stub that does not run, to the newest in Playwright's cache", () => {
  program("bin/chromium-browser", 10);
  program("cache/chromium-1000/chrome-linux/chrome", 0);
  const newest = program("cache/chromium-1200/chrome-linux64/chrome", 0);

  const found = findChromium({ PATH: join(folder, "bin"), PLAYWRIGHT_BROWSERS_PATH: join(folder, "cache") });

  expect(found).toBe(newest);
});

it("finds nothing where there is nothing", () => {
  expect(findChromium({ PATH: folder, PLAYWRIGHT_BROWSERS_PATH: folder })).toBeUndefined();
});

/**
 * @param {string} path
 * @param {number} exitCode
 */
function program(path, exitCode) {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(whole, 0o755);
  return whole;
}
