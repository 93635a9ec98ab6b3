import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { nextFreePort } from "./ports.mjs";
import { fixtureProject } from "./testing/fixture-project.mjs";

/** Starting processes takes its time on a busy machine. */
const patience = { timeout: 10_000 };
const host = "127.0.0.1";

it("[A18, D27] starts everything, says where it is ready and the set-up code, and stops in order with 0", async () => {
  await using project = fixtureProject();
  const desk = project.start();

  const address = await readyAddress(desk);
  const notice = /^Telegram simulator is ready at (\S+) · demo bot token 1:A$/;
  const simulator = desk.lines.map((line) => notice.exec(line)?.[1]).find(Boolean);
  expect(desk.lines).toContain("server    │ uses postgres://owner postgres://app");
  expect(desk.lines).toContain(`server    │ offers telegram=https://api.telegram.org,simulator=${simulator}`);
  expect(desk.lines).toContain("Set-up code: ABCD-1234");
  await vi.waitFor(() => expect(project.journal()).toContain(`bot calls ${address}`), patience);

  desk.child.kill("SIGINT");

  expect(await desk.ended).toBe(0);
  const stopped = project.journal().filter((line) => line.endsWith("stopped"));
  expect(stopped).toEqual(["bot stopped", "server stopped", "simulator stopped", "database stopped"]);
});

it("keeps one key, readable by its owner only, and builds the web app once", async () => {
  await using project = fixtureProject();
  const keys = [];

  for (let round = 0; round < 2; round++) {
    const desk = project.start();
    keys.push(await (await fetch(await readyAddress(desk))).text());
    desk.child.kill("SIGTERM");
    expect(await desk.ended).toBe(0);
  }

  const file = join(project.root, ".frontdesk/key");
  expect(keys).toEqual([readFileSync(file, "utf8").trim(), keys[0]]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(project.journal().filter((line) => line === "web built")).toHaveLength(1);
});

it("builds the web app again when its sources changed", async () => {
  await using project = fixtureProject();
  for (const text of ["one", "two"]) {
    writeFileSync(join(project.root, "apps/web/index.html"), text);
    const desk = project.start();
    await readyAddress(desk);
    desk.child.kill("SIGTERM");
    await desk.ended;
  }

  expect(project.journal().filter((line) => line === "web built")).toHaveLength(2);
});

it("refuses a second start on the same data, and leaves the first alone", async () => {
  await using project = fixtureProject();
  const first = project.start();
  const address = await readyAddress(first);

  const second = project.start();

  expect(await second.ended).toBe(1);
  expect(second.lines).toEqual([expect.stringMatching(/^Frontdesk is already running on .+\.$/)]);
  expect((await fetch(address)).status).toBe(200);
});

it("[D27] lists everything that is wrong in the configuration before anything runs", async () => {
  await using project = fixtureProject();
  const desk = project.start({ MAX_SOCKETS: "many" });

  expect(await desk.ended).toBe(1);
  expect(desk.lines).toEqual(["MAX_SOCKETS must be a number.", "BASE_URL must be an address."]);
  expect(project.journal()).toEqual([""]);
});

it("takes the next free port by itself, but not instead of one that was asked for", async () => {
  await using project = fixtureProject();
  const port = String(await nextFreePort({ from: 42_000, host }));
  const first = project.start({ PORT: port });
  expect(await readyAddress(first)).toBe(`http://${host}:${port}`);
  const other = join(project.root, "other");

  const refused = project.start({ PORT: port, FRONTDESK_DATA: other });
  expect(await refused.ended).toBe(1);
  expect(refused.lines).toEqual([expect.stringMatching(`^Port ${port} is taken: `)]);

  const free = project.start({ FRONTDESK_DATA: other });
  expect(await readyAddress(free)).not.toBe(`http://${host}:${port}`);
});

it("makes way for a program that took its port meanwhile, and does not take its answers for its own", async () => {
  await using project = fixtureProject();
  const port = await nextFreePort({ from: 4000, host });
  const built = join(project.root, "go-on");
  const desk = project.start({ BUILD_AFTER: built });
  await vi.waitFor(() => expect(project.journal()).toContain("simulator started"), patience);
  const other = createServer((_, response) => response.end("somebody else")).listen(port, host);
  await once(other, "listening");

  writeFileSync(built, "");

  const address = await readyAddress(desk);
  expect(address).not.toBe(`http://${host}:${port}`);
  expect(await (await fetch(address)).text()).not.toBe("somebody else");
  await vi.waitFor(() => expect(project.journal()).toContain(`bot calls ${address}`), patience);
  other.close();
});

it("starts a process again that died", async () => {
  await using project = fixtureProject();
  const desk = project.start();
  const address = await readyAddress(desk);

  await fetch(`${address}/crash`).catch(() => undefined);

  await vi.waitFor(async () => expect((await fetch(address)).status).toBe(200), patience);
  expect(desk.lines).toContain("server    │ ended (exit 7), starts again in 0.2 s");
});

it("takes over from a start that was killed", async () => {
  await using project = fixtureProject();
  const PORT = String(await nextFreePort({ from: 43_000, host }));
  const killed = project.start({ PORT });
  const address = await readyAddress(killed);
  killed.child.kill("SIGKILL");
  await killed.ended;

  const next = project.start({ PORT });

  expect(await readyAddress(next)).toBe(address);
});

it("gives up when the database can't be had, in its words", async () => {
  await using project = fixtureProject();
  writeFileSync(join(project.root, "packages/db/src/embedded/main.ts"), "console.error('disk full'); process.exit(1)");
  const desk = project.start();

  expect(await desk.ended).toBe(1);
  expect(desk.lines.join("\n")).toContain("The database could not be started:\ndisk full");
});

it("starts no database of its own when one is named, and no simulator when it is off", async () => {
  await using project = fixtureProject();
  const desk = project.start({ DATABASE_URL: "postgres://mine", SIMULATOR: "0" });

  await readyAddress(desk);

  expect(desk.lines).toContain("server    │ uses postgres://mine undefined");
  expect(desk.lines).toContain("server    │ offers telegram=https://api.telegram.org");
  expect(project.journal().filter((line) => /database|simulator/.test(line))).toEqual([]);
});

/**
 * @param {{ lines: string[] }} desk
 * @returns {Promise<string>} the address it says it is ready at
 */
function readyAddress({ lines }) {
  return vi.waitFor(() => {
    const address = lines.map((line) => /^Frontdesk is ready at (\S+)$/.exec(line)?.[1]).find(Boolean);
    if (address === undefined) throw new Error(`not ready yet:\n${lines.join("\n")}`);
    return address;
  }, patience);
}
