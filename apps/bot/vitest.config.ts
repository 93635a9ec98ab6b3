import { defineConfig } from "vitest/config";

/** What is waited for here crosses three processes: it comes in a tenth of a second, or on a busy machine in seconds. */
export default defineConfig({
  test: { testTimeout: 20_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000, interval: 25 } } },
});
