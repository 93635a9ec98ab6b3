import { existsSync, globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const CLUSTER = fileURLToPath(new URL("packages/db/src/testing/global-setup.ts", import.meta.url));
const NEED_DATABASE = ["packages/db", "packages/api", "apps/server", "apps/bot", "apps/scripts", "apps/e2e"];

/** One project per workspace; those that need a database share one server, which the first of them starts. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    projects: globSync("{packages,apps}/*/package.json").map((file) => {
      const root = file.replace(/\/package\.json$/, "");
      const own = `./${root}/vitest.config.ts`;
      return {
        extends: existsSync(own) ? own : true,
        test: { name: root, root, globalSetup: NEED_DATABASE.includes(root) ? [CLUSTER] : [] },
      };
    }),
  },
});
