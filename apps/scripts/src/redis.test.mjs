import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findRedis } from "./redis.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "redis-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("finds Valkey as well as Redis", () => {
  const program = join(folder, "valkey-server");
  writeFileSync(program, "#!/bin/sh\nexit 0\n");
  chmodSync(program, 0o755);

  expect(findRedis({ PATH: folder })).toBe("valkey-server");
});

it("finds nothing where there is nothing", () => {
  expect(findRedis({ PATH: folder })).toBeUndefined();
});
