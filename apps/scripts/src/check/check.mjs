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
  { name: "unused exports and dependencies", run: tool("knip/bin/knip.js", "--no-progress") },
  ...houseRules.map(({ name, violations }) => ({ name, run: () => violations().join("\n") || undefined })),
];

/**
 * @param {string} script inside node_modules
 * @param {string[]} args
 */
function tool(script, ...args) {
  return () => {
    const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };
    const result = spawnSync(process.execPath, [toolPath(script), ...args], {
      cwd: projectRoot,
      env,
      encoding: "utf8",
    });
    return result.status === 0 ? undefined : `${result.stdout}${result.stderr}`.trim();
  };
}
