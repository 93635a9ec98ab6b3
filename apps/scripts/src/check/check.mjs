import { spawnSync } from "node:child_process";
import { projectRoot, toolPath } from "../project.mjs";
import { houseRules } from "./house-rules.mjs";

/**
 * Runs every step to the end, tells how each went, and closes with `N passed, N failed`.
 * @returns {number} 0 when all passed
 */
export function check() {
  let failed = 0;
  for (const { name, run } of steps) {
    const beganAt = performance.now();
    const complaint = run();
    const seconds = ((performance.now() - beganAt) / 1000).toFixed(1);
    console.log(`${complaint === undefined ? "✓" : "✗"} ${name} (${seconds} s)`);
    if (complaint !== undefined) {
      failed++;
      console.log(complaint.replace(/^/gm, "    "));
    }
  }
  console.log(`${steps.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** @typedef {{ name: string, run: () => string | undefined }} Step answers its complaint, if any */

/** @type {Step[]} */
const steps = [
  { name: "format and lint", run: tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".") },
  { name: "boundaries of packages", run: tool("turbo/bin/turbo", "boundaries") },
  {
    name: "types",
    run: tool("turbo/bin/turbo", "run", "types", "--continue", "--output-logs=errors-only", "--no-update-notifier"),
  },
  { name: "generated files are fresh", run: script("packages/db/src/generate-tables.ts", "--check") },
  { name: "unused exports and dependencies", run: tool("knip/bin/knip.js", "--no-progress") },
  ...houseRules.map(({ name, violations }) => ({ name, run: () => violations().join("\n") || undefined })),
];

/**
 * @param {string} path inside node_modules
 * @param {string[]} args
 */
function tool(path, ...args) {
  return script(toolPath(path), ...args);
}

/**
 * @param {string} path
 * @param {string[]} args
 */
function script(path, ...args) {
  return () => {
    const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };
    const result = spawnSync(process.execPath, [path, ...args], { cwd: projectRoot, env, encoding: "utf8" });
    return result.status === 0 ? undefined : `${result.stdout}${result.stderr}`.trim();
  };
}
