import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { AlreadyRunning, type Embedded, startEmbedded } from "./index.ts";

let folder: string;
let dir: string;
const running: Embedded[] = [];
// A first start takes most of a second, so all but one of these are a second.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "frontdesk-embedded-"));
  await (await startEmbedded({ dir: join(folder, "first"), durable: false })).stop();
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  dir = await mkdtemp(join(folder, "second-"));
  await cp(join(folder, "first"), dir, { recursive: true });
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function start(durable = false): Promise<Embedded> {
  const server = await startEmbedded({ dir, durable });
  running.push(server);
  return server;
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: question, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

it("starts twice in a row with the same data, passwords and address", async () => {
  const first = await start();
  await ask(first.ownerUrl, "create table kept (n integer)");
  await first.stop();

  const second = await start();

  expect(await ask(second.ownerUrl, "select count(*)::integer from kept")).toEqual([0]);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(second.pid).not.toBe(first.pid);
});

it("gives the app a login that owns nothing, and the owner one that is no superuser", async () => {
  const { ownerUrl, appUrl } = await start();

  const who = "select rolname::text, rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user";
  expect(await ask(appUrl, who)).toEqual(["frontdesk_app", false, false, false]);
  expect(await ask(ownerUrl, who)).toEqual(["frontdesk_owner", false, false, false]);
});

it("keeps its passwords and data from other users, and listens on loopback only", async () => {
  const { adminUrl } = await start();

  const modes = ["database.json", "postgres"].map(async (name) =>
    ((await stat(join(dir, name))).mode & 0o777).toString(8),
  );
  expect(await Promise.all(modes)).toEqual(["600", "700"]);
  expect(await ask(adminUrl, "show listen_addresses")).toEqual(["127.0.0.1"]);
  expect(await ask(adminUrl, "show unix_socket_directories")).toEqual([""]);
});

it("refuses a second desk on the same data in one sentence, and leaves the first alone", async () => {
  const first = await start();

  const refusal = await start().catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(AlreadyRunning);
  expect(refusal).toMatchObject({ message: `A desk is already running on ${dir} (process ${process.pid}).` });
  expect(await ask(first.appUrl, "select 1")).toEqual([1]);
});

it("takes another port when its own is taken", async () => {
  const first = await start();
  await first.stop();
  const squatter = createServer().listen(first.port, "127.0.0.1");

  const second = await start();

  squatter.close();
  expect(second.port).not.toBe(first.port);
  expect(await ask(second.appUrl, "select 1")).toEqual([1]);
});

it("says when the server ends without being told to, and loses nothing", async () => {
  const first = await start(true);
  await ask(first.ownerUrl, "create table kept (n integer)");

  process.kill(first.pid, "SIGKILL");
  await first.lost;
  const second = await start(true);

  expect(await ask(second.ownerUrl, "select count(*)::integer from kept")).toEqual([0]);
});

it.runIf(process.platform === "linux")(
  "starts although a lock file left behind names another program that lives",
  async () => {
    await (await start()).stop();
    const lines = [process.pid, join(dir, "postgres"), 1, 5432, "", "127.0.0.1", "1 99999999", "ready"];
    await writeFile(join(dir, "postgres", "postmaster.pid"), lines.join("\n"), { mode: 0o600 });

    const server = await start();

    expect(await ask(server.appUrl, "select 1")).toEqual([1]);
  },
);

it("says what PostgreSQL said when it can't start", async () => {
  await (await start()).stop();
  await writeFile(join(dir, "postgres", "PG_VERSION"), "9.6\n");

  await expect(start()).rejects.toThrow("PostgreSQL did not start: database files are incompatible with server");
});

it("leaves nothing behind but data, passwords and a log without statements", async () => {
  const server = await start();
  await expect(ask(server.ownerUrl, "select 'secret' from nowhere")).rejects.toThrow();
  await server.stop();

  expect(await readFile(join(dir, "postgres.log"), "utf8")).not.toContain("secret");
  expect(existsSync(join(dir, "postgres", "postmaster.pid"))).toBe(false);
  await vi.waitFor(() => expect(() => process.kill(server.pid, 0)).toThrow("ESRCH"));
});
