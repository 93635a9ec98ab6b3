import { chown, mkdtemp, mkdtempDisposable, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
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
  const database = embeddedProcess(dir);
  const { ownerUrl, appUrl } = await database.ready;
  expect([await answers(ownerUrl), await answers(appUrl)]).toEqual([true, true]);

  database.kill("SIGTERM");

  expect(await database.ended).toEqual({ code: 0, stderr: "" });
  await expect(answers(appUrl)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

it("of twins that start at once on fresh data one serves, the other says so and exits 1", async () => {
  const twins = [embeddedProcess(dir), embeddedProcess(dir)];
  const settled = await Promise.allSettled(twins.map(({ ready }) => ready));
  const served = twins.filter((_, n) => settled[n]?.status === "fulfilled");
  const refused = twins.filter((_, n) => settled[n]?.status === "rejected");
  expect([served.length, refused.length]).toEqual([1, 1]);

  expect(await refused[0]?.ended).toEqual({
    code: 1,
    stderr: `A desk is already running on ${dir} (process ${served[0]?.pid}).\n`,
  });
  served[0]?.kill("SIGINT");
  expect(await served[0]?.ended).toMatchObject({ code: 0 });
});

it("leaves a server that the next desk adopts when it is killed", async () => {
  const killed = embeddedProcess(dir);
  const { appUrl } = await killed.ready;
  killed.kill("SIGKILL");
  await killed.ended;
  expect(await answers(appUrl)).toBe(true);

  const adopted = await startEmbedded({ dir });

  expect(adopted.appUrl).toBe(appUrl);
  await adopted.stop();
  await expect(answers(appUrl)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

it("stops when its supervisor is gone", async () => {
  const database = embeddedProcess(dir);
  const { appUrl } = await database.ready;

  database.disconnect();

  expect(await database.ended).toMatchObject({ code: 0 });
  await expect(answers(appUrl)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

it("exits 1 when the server ends by itself, so that the supervisor starts both again", async () => {
  const database = embeddedProcess(dir);
  await database.ready;
  const [postmaster] = (await readFile(join(dir, "postgres", "postmaster.pid"), "utf8")).split("\n");

  process.kill(Number(postmaster), "SIGKILL");

  expect(await database.ended).toEqual({ code: 1, stderr: "The database stopped by itself.\n" });
});

describe.runIf(process.getuid?.() === 0)("for root", () => {
  const NOBODY = 65534;

  it("runs in a folder of mode 0700 that root owns", async () => {
    const server = await startEmbedded({ dir, durable: false });

    expect((await stat(join(dir, "postgres"))).uid).toBe(0);
    await server.stop();
  });

  it("runs there also where no user namespace may be opened, as in many containers", async () => {
    await using bin = await mkdtempDisposable(join(tmpdir(), "frontdesk-bin-"));
    await writeFile(join(bin.path, "unshare"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });

    const database = embeddedProcess(dir, ["env", `PATH=${bin.path}:${process.env.PATH}`]);

    expect(await answers((await database.ready).appUrl)).toBe(true);
    expect((await stat(join(dir, "postgres"))).uid).toBe(NOBODY);
    database.kill("SIGTERM");
    expect(await database.ended).toEqual({ code: 0, stderr: "" });
  });

  it("runs as the owner of the folder where that is somebody else, and leaves everything to him", async () => {
    await chown(dir, NOBODY, NOBODY);

    const server = await startEmbedded({ dir, durable: false });

    expect((await stat(`/proc/${server.pid}`)).uid).toBe(NOBODY);
    for (const name of ["database.json", "postgres", "postgres.log"]) {
      expect([name, (await stat(join(dir, name))).uid]).toEqual([name, NOBODY]);
    }
    await server.stop();
  });

  it("hands a server's data over between root and an ordinary user", async () => {
    await chown(dir, NOBODY, NOBODY);
    await (await startEmbedded({ dir, durable: false })).stop();
    const ordinary = ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];
    // The checkout may be closed to others; this user may read it all the same.
    const reading = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];

    const database = embeddedProcess(dir, [...ordinary, ...reading]);

    expect(await answers((await database.ready).appUrl)).toBe(true);
    database.kill("SIGTERM");
    expect(await database.ended).toEqual({ code: 0, stderr: "" });
  });
});
