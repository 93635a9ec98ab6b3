import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Conversation, Message } from "@frontdesk/contract";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startInstallation } from "../installation.ts";
import { projectRoot } from "../project.mjs";
import { connect } from "./connection.ts";
import { deskCli } from "./desk-cli.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-backup-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const person = { DESK_WORKSPACE: "demo", DESK_EMAIL: "vera@example.org", DESK_PASSWORD: "correct horse battery" };

it("[P13] restores an embedded installation whole and sound, under a new epoch, from a cold copy", {
  timeout: 120_000,
}, async () => {
  const [first, second, backup] = ["first", "second", "backup"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const before = await (async () => {
    await using desk = await startInstallation({ FRONTDESK_DATA: first });
    const env = { ...person, DESK_URL: desk.url, FRONTDESK_DATA: first };
    await run(["owner", "create", desk.setUpCode], env);
    expect(await run(["seed"], env)).toMatchObject({ code: 0 });
    expect(await run(["backup", backup], env)).toMatchObject({
      code: 1,
      said: expect.stringContaining("already running"),
    });
    return await look(desk.url);
  })();

  expect(await run(["backup", backup], { FRONTDESK_DATA: first })).toMatchObject({ code: 0 });
  expect(await run(["restore", backup], { FRONTDESK_DATA: second })).toMatchObject({ code: 0 });
  await using desk = await startInstallation({ FRONTDESK_DATA: second });
  const after = await look(desk.url);

  expect(after.conversations).toEqual(before.conversations);
  expect(before.conversations).toHaveLength(5);
  expect(after.head).toBeGreaterThanOrEqual(before.head);
  expect(after.epoch).not.toBe(before.epoch);
  expect(readFileSync(join(second, "key"), "utf8")).toBe(readFileSync(join(first, "key"), "utf8"));
  expect(statSync(backup).mode & 0o777).toBe(0o700);
  const { said } = await run(["doctor"], { DESK_URL: desk.url, FRONTDESK_DATA: second });
  expect(said).toContain("✓ The database is of this version.");
  expect(brokenInvariants(second)).toBe("");
});

it.each([
  ["a folder that exists", ["backup", "."], /exists already/],
  ["no database", ["backup", "new"], /There is no embedded database/],
  ["what is no backup", ["restore", "new"], /is no backup/],
] as const)("refuses %s, and leaves nothing behind", async (_name, [verb, target], complaint) => {
  const { code, said } = await run([verb, join(folder, target)], { FRONTDESK_DATA: join(folder, "none") });

  expect(code).toBe(1);
  expect(said).toMatch(complaint);
  expect(existsSync(join(folder, "new.part"))).toBe(false);
});

it("refuses to restore over what is there, and with another key", async () => {
  const manifest = { format: 1, at: "2030-01-01T00:00:00Z", keyDigest: "another" };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...manifest, kind: "embedded" }));
  const over = await run(["restore", folder], { FRONTDESK_DATA: folder });
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...manifest, kind: "dump" }));
  const env = { DATABASE_URL: "postgres://desk@127.0.0.1:1/desk", SECRET_KEY: "k".repeat(32) };
  const key = await run(["restore", folder], { ...env, FRONTDESK_DATA: join(folder, "none") });

  expect(over.said).toMatch(/is not empty/);
  expect(key.said).toMatch(/SECRET_KEY is not the one of the backup/);
});

async function run(args: string[], env: NodeJS.ProcessEnv) {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const code = await deskCli(args, { env, out: say, err: say });
  return { code, said: lines.join("\n") };
}

/** What the embedded database of a running desk violates, a line each. @throws where it could not be looked at */
function brokenInvariants(data: string): string {
  const { adminPassword } = JSON.parse(readFileSync(join(data, "database.json"), "utf8"));
  const port = readFileSync(join(data, "postgres/postmaster.pid"), "utf8").split("\n")[3];
  const env = { ...process.env, DATABASE_URL: `postgres://postgres:${adminPassword}@127.0.0.1:${port}/frontdesk` };
  const args = ["packages/db/src/invariants/main.ts"];
  return execFileSync(process.execPath, args, { cwd: projectRoot, env, encoding: "utf8" });
}

/** What is in the desk, as its owner sees it; the state of messages moves on as they are sent. */
async function look(url: string) {
  const env = { ...person, DESK_URL: url };
  const { code, said } = await run(["export"], env);
  expect(code, said).toBe(0);
  const conversations = said
    .split("\n")
    .map((line) => JSON.parse(line) as Conversation & { messages: Message[] })
    .map(({ number, contact, messages }) => ({
      number,
      name: contact.name,
      texts: messages.map(({ seq, text }) => [seq, text]),
    }));
  const as = {
    url,
    workspace: person.DESK_WORKSPACE,
    token: undefined,
    email: person.DESK_EMAIL,
    password: person.DESK_PASSWORD,
  };
  await using owner = await connect(as);
  const [epoch, head] = (await owner.client.conversation.counts.query()).asOf.split(":");
  return { conversations, epoch, head: Number(head) };
}
