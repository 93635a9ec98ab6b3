import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { missingPackages, settle } from "./install.mjs";
import { nodePackage } from "./node.mjs";

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "install-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const pg = { version: "8.1.0", integrity: "sha512-a" };

it("misses everything in a fresh clone", () => {
  lock({ "": {}, "apps/bot": {}, "node_modules/pg": pg, "node_modules/@frontdesk/bot": { link: true } });

  expect(missingPackages(root)).toEqual(["node_modules/pg", "node_modules/@frontdesk/bot"]);
});

it("misses nothing once npm has installed what is locked", () => {
  lock({ "node_modules/pg": pg });
  installed({ "node_modules/pg": pg });

  expect(missingPackages(root)).toEqual([]);
});

it("misses another version, another content, and a folder that was removed", () => {
  lock({ "node_modules/a": pg, "node_modules/b": pg, "node_modules/c": pg });
  installed({
    "node_modules/a": { ...pg, version: "8.0.0" },
    "node_modules/b": { ...pg, integrity: "sha512-b" },
    "node_modules/c": pg,
  });
  rmSync(join(root, "node_modules/c"), { recursive: true });

  expect(missingPackages(root)).toEqual(["node_modules/a", "node_modules/b", "node_modules/c"]);
});

it("does not miss what npm leaves to other platforms, but its own Node", () => {
  lock({
    "node_modules/other-platform": { ...pg, optional: true },
    [`node_modules/${nodePackage}`]: { ...pg, optional: true },
  });

  expect(missingPackages(root)).toEqual([`node_modules/${nodePackage}`]);
});

it("does not ask again for what npm left out of the same lockfile, but for what was removed since", () => {
  lock({ "node_modules/pg": pg, "node_modules/nobody-needs": pg });
  installed({ "node_modules/pg": pg });

  expect(missingPackages(root)).toEqual(["node_modules/nobody-needs"]);
  settle(root);
  expect(missingPackages(root)).toEqual([]);
  rmSync(join(root, "node_modules/pg"), { recursive: true });
  expect(missingPackages(root)).toEqual(["node_modules/pg"]);
  lock({ "node_modules/pg": pg, "node_modules/another": pg });
  expect(missingPackages(root)).toEqual(["node_modules/pg", "node_modules/another"]);
});

/** @param {object} packages */
function lock(packages) {
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }));
}

/** @param {object} packages */
function installed(packages) {
  for (const folder of Object.keys(packages)) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages }));
}
