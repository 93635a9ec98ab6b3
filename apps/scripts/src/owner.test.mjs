import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { endOrphans } from "./orphans.mjs";
import { takeOwnership } from "./owner.mjs";
import { beginningOf } from "./process-identity.mjs";
import { Refusal } from "./refusal.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "owner-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("refuses a second start while the first lives, in one sentence", () => {
  const owner = takeOwnership(folder);

  expect(() => takeOwnership(folder)).toThrow(Refusal);
  expect(() => takeOwnership(folder)).toThrow(/^Frontdesk is already running on .+\.$/);
  owner.release();
  expect(() => takeOwnership(folder).release()).not.toThrow();
});

it("takes over from an owner that was killed, and ends what it left running", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true });
  await once(child, "spawn");
  const pid = /** @type {number} */ (child.pid);
  const gone = { name: "server", pid, began: "another time" };
  const left = { name: "bot", pid, began: beginningOf(pid) };
  record({ pid, began: "another time", children: [gone, left] });

  const owner = takeOwnership(folder);
  expect(owner.orphans).toEqual([left]);
  const ended = once(child, "exit");
  await endOrphans(owner.orphans);

  expect(await ended).toEqual([null, "SIGTERM"]);
});

it("takes over a record that a power cut left empty", () => {
  writeFileSync(join(folder, "owner.json"), "");

  expect(takeOwnership(folder).orphans).toEqual([]);
});

it("remembers the latest process of each name", () => {
  const owner = takeOwnership(folder);

  owner.noteChild({ name: "bot", pid: 1 });
  owner.noteChild({ name: "bot", pid: process.pid });

  const { children } = JSON.parse(readFileSync(join(folder, "owner.json"), "utf8"));
  expect(children).toEqual([{ name: "bot", pid: process.pid, began: beginningOf(process.pid) }]);
});

it("lets one of several starts win the folder of a dead owner", async () => {
  record({ pid: 999_999_999, began: "long ago", children: [] });
  const script = `
    const { takeOwnership } = await import(${JSON.stringify(new URL("./owner.mjs", import.meta.url).href)});
    try { takeOwnership(process.argv[1]); console.log("won"); } catch { console.log("refused"); }
    process.stdin.resume();`;
  const starts = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", script, folder], { stdio: ["pipe", "pipe", "inherit"] }),
  );

  const answers = await Promise.all(starts.map(async ({ stdout }) => String((await once(stdout, "data"))[0]).trim()));
  for (const start of starts) start.kill();

  expect(answers.sort()).toEqual(["refused", "refused", "refused", "won"]);
});

/** @param {unknown} content */
function record(content) {
  writeFileSync(join(folder, "owner.json"), JSON.stringify(content));
}
