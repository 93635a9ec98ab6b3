import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { embeddedProcess } from "../testing/embedded-process.ts";
import { startEmbedded } from "./index.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "frontdesk-embedded-"));
});
afterEach(() => rm(dir, { recursive: true }));

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.end();
  return true;
}

it("says on one line when it is ready, and stops on SIGTERM", async () => {
  await using database = embeddedProcess(dir);
  const { ownerUrl, appUrl } = await database.ready;
  expect([await answers(ownerUrl), await answers(appUrl)]).toEqual([true, true]);

  database.kill("SIGTERM");

  expect(await database.ended).toEqual({ code: 0, stderr: "" });
  await expect(answers(appUrl)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

it("of twins that start at once on fresh data one serves, the other says so and exits 1", async () => {
  await using first = embeddedProcess(dir);
  await using second = embeddedProcess(dir);
  const served = await Promise.any([first, second].map((twin) => twin.ready.then(() => twin)));
  const refused = served === first ? second : first;

  expect(await refused.ended).toEqual({
    code: 1,
    stderr: `A desk is already running on ${dir} (process ${served.pid}).\n`,
  });
  expect(await answers((await served.ready).appUrl)).toBe(true);
});

it("leaves a server that the next desk adopts when it is killed", async () => {
  await using killed = embeddedProcess(dir);
  const { appUrl } = await killed.ready;
  killed.kill("SIGKILL");
  await killed.ended;
  expect(await answers(appUrl)).toBe(true);

  await using adopted = await startEmbedded({ dir });

  expect(adopted.appUrl).toBe(appUrl);
  await adopted.stop();
  await expect(answers(appUrl)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

it("stops when its supervisor is gone", async () => {
  await using database = embeddedProcess(dir);
  const { appUrl } = await database.ready;

  database.disconnect();

  expect(await database.ended).toMatchObject({ code: 0 });
  await expect(answers(appUrl)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

it("exits 1 when the server ends by itself, so that the supervisor starts both again", async () => {
  await using database = embeddedProcess(dir);
  await database.ready;
  const [postmaster] = (await readFile(join(dir, "postgres", "postmaster.pid"), "utf8")).split("\n");

  process.kill(Number(postmaster), "SIGKILL");

  expect(await database.ended).toEqual({ code: 1, stderr: "The database stopped by itself.\n" });
});

it.runIf(process.getuid?.() === 0)("takes over what root started in an ordinary user's folder", async () => {
  const nobody = 65534;
  await chown(dir, nobody, nobody);
  await (await startEmbedded({ dir, durable: false })).stop();
  const ordinary = ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"];
  // The checkout may be closed to others; this user may read it all the same.
  const reading = ["--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"];

  await using database = embeddedProcess(dir, [...ordinary, ...reading]);

  expect(await answers((await database.ready).appUrl)).toBe(true);
});
