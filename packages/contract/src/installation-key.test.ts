import { expect, test } from "vitest";
import { installationKey } from "./installation-key.ts";

test("one secret gives one key, fit for a header", () => {
  const key = installationKey("a trial secret");

  expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(installationKey("a trial secret\n")).toBe(key);
  expect(installationKey("another secret")).not.toBe(key);
});
