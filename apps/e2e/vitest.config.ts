import { defineConfig } from "vitest/config";

/** A worker keeps what it has loaded, and the installation and the browser that its walks share, from file to file. */
export default defineConfig({
  test: { isolate: false, testTimeout: 180_000, hookTimeout: 60_000, expect: { poll: { timeout: 5_000 } } },
});
