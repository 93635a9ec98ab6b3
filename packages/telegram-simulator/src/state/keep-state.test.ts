import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { demoToken, openSimulatorControl, startSimulator } from "../index.ts";
import { pngOf } from "../testing/scene.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

const botAccount = { id: 8000000009, token: `8000000009:${"A".repeat(35)}`, username: "old_bot", name: "Old" };
const fileKeyOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("base64url").slice(0, 22);

async function statePath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "simulator-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, "deep", "state.json");
}

test("people, chats, files, undelivered updates and all numbering outlive the simulator", async () => {
  const path = await statePath();
  const before = await startSimulator({ statePath: path });
  const bot = await before.control.createBot({ username: "desk_bot", name: "Desk" });
  const anna = await before.control.createPerson({ firstName: "Anna" });
  const side = { personId: anna.id, botId: bot.id };
  await before.control.start(side);
  const last = await before.control.sendPhoto({ ...side, bytes: pngOf(8, 8), caption: "lamp" });
  const commands = encodeURIComponent('[{"command":"report","description":"Report"}]');
  await fetch(`${before.url}/bot${bot.token}/setMyCommands?commands=${commands}`);
  const shown = await before.control.transcript(side);
  await before.close();

  await using after = await startSimulator({ statePath: path, seed: 99, furnished: true });

  expect(await after.control.people()).toEqual([anna]);
  expect(await after.control.transcript(side)).toEqual(shown);
  expect(await after.control.bots()).toMatchObject([{ token: bot.token, pendingUpdates: 2, commands: [{}] }]);
  expect((await fetch(`${after.url}${shown.messages[1]?.photo?.url}`)).status).toBe(200);
  const next = await after.control.sendText({ ...side, text: "more" });
  expect(next).toEqual({ messageId: last.messageId + 1, updateId: (last.updateId ?? 0) + 1 });
});

test("a state written before there was other media than photos is read", async () => {
  const path = await statePath();
  const message = { messageId: 1, from: "person", sentAt: 0, text: "lamp", entities: [] };
  const photo = { fileKey: fileKeyOf(pngOf(8, 8)), width: 8, height: 8 };
  const state = {
    version: 1,
    bots: [{ account: botAccount, numbering: { message: 2, update: 5 }, commands: [], updates: [] }],
    people: [{ id: 7, firstName: "Anna", deactivated: false }],
    chats: [{ botId: botAccount.id, personId: 7, opened: true, blocked: false, messages: [{ ...message, photo }] }],
    files: [{ key: photo.fileKey, extension: "png", bytes: pngOf(8, 8).toString("base64") }],
  };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(state));

  await using simulator = await startSimulator({ statePath: path });

  const { messages } = await simulator.control.transcript({ personId: 7, botId: botAccount.id });
  expect(messages).toMatchObject([{ text: "lamp", photo: { width: 8, height: 8 }, media: { kind: "photo" } }]);
  expect(await simulator.control.groups()).toEqual([]);
});

test("a file that is no state is refused, not overwritten", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "simulator-")), "state.json");
  await writeFile(path, '{"version":7}');

  await expect(startSimulator({ statePath: path })).rejects.toThrow("not a simulator's state of version 1");
  expect(await readFile(path, "utf8")).toBe('{"version":7}');
});

test("the command that can't start says so in a sentence", async () => {
  await using taken = await startSimulator();
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: new URL(taken.url).port },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said] = await once(child.stderr, "data");

  expect(String(said)).toMatch(/^The simulator could not start: listen EADDRINUSE[^\n]*\n$/);
  expect(await once(child, "exit")).toEqual([1, null]);
});

test("the command starts furnished, says where it is, and saves on SIGTERM", async () => {
  const path = await statePath();
  const run = () =>
    spawn(process.execPath, [main], {
      env: { ...process.env, PORT: "0", SIMULATOR_STATE: path },
      stdio: ["ignore", "pipe", "inherit"],
    });
  const ready = async (child: ReturnType<typeof run>) => {
    const [line] = await once(child.stdout, "data");
    const [, url = ""] = /^Telegram simulator is ready at (\S+) · demo bot token \d+:\S+\n$/.exec(String(line)) ?? [];
    return url;
  };

  const first = run();
  const control = openSimulatorControl(await ready(first));
  const people = await control.people();
  expect(await control.bots()).toMatchObject([{ token: demoToken }]);
  expect(people.map(({ firstName }) => firstName)).toEqual(["Anna", "Tom", "Mei"]);
  await control.createPerson({ firstName: "Ida" });
  first.kill("SIGTERM");
  expect(await once(first, "exit")).toEqual([0, null]);

  const second = run();
  expect(await openSimulatorControl(await ready(second)).people()).toHaveLength(4);
  second.kill("SIGTERM");
  await once(second, "exit");
});
