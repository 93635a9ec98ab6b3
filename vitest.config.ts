import { existsSync, globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const CLUSTER = fileURLToPath(new URL("packages/db/src/testing/global-setup.ts", import.meta.url));
const NEED_DATABASE = ["packages/db", "packages/api", "apps/server", "apps/bot", "apps/scripts", "apps/e2e"];
/** Their tests send their own process the signals that end one. */
const EACH_FILE_ALONE = ["apps/scripts"];
/** Each of their files starts whole installations. The others wait more than they reckon: three of them fill two cores. */
const TWO_AT_ONCE = ["apps/bench", "apps/e2e"];

/**
 * One project per workspace; those that need a database share one server, which the first of them starts. A worker takes
 * one file of a project after another without loading the project's modules anew: what a test changes for all, it changes
 * back, and a stubbed global or variable is changed back for it.
 */
export default defineConfig({
  test: {
    unstubGlobals: true,
    unstubEnvs: true,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    // What is awaited comes at once, or on a busy machine in seconds; a promise of less is measured by its own test.
    expect: { poll: { timeout: 5_000 } },
    projects: globSync("{packages,apps}/*/package.json").map((file) => {
      const root = file.replace(/\/package\.json$/, "");
      const own = `./${root}/vitest.config.ts`;
      return {
        extends: existsSync(own) ? own : true,
        test: {
          name: root,
          root,
          ...(TWO_AT_ONCE.includes(root) ? { maxWorkers: 2 } : { maxWorkers: 3, sequence: { groupOrder: 1 } }),
          isolate: EACH_FILE_ALONE.includes(root),
          globalSetup: NEED_DATABASE.includes(root) ? [CLUSTER] : [],
        },
      };
    }),
  },
});
