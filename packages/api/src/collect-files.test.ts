import { readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { collectFiles } from "./collect-files.ts";
import { referrers } from "./idle-file.queries.ts";
import { trim } from "./retention.ts";
import { columnsThatReferToFiles } from "./testing/file-keys.queries.ts";
import { type Caller, type TestDesk, testDesk } from "./testing/index.ts";
import { putUpload } from "./testing/put-upload.ts";

let desk: TestDesk;
let sender: Caller;
let folder: string;
let conversationId: string;

beforeAll(async () => {
  desk = await testDesk();
  sender = await desk.as("senior");
  conversationId = await desk.build.conversation();
  folder = join(desk.filesRoot, desk.home.workspaceId);
});
afterAll(() => desk[Symbol.asyncDispose]());

const upload = async (bytes: string) => (await putUpload(desk, sender, { bytes: Buffer.from(bytes) })).id;
const rows = () =>
  inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db.selectFrom("file").select(["hash", "kept_at as keptAt"]).execute(),
  );
/** What is kept, by rows and by bytes, which must be the same. */
async function kept() {
  const hashes = (await rows()).map(({ hash }) => hash).toSorted();
  expect((await readdir(folder)).toSorted()).toEqual(hashes);
  return hashes.length;
}
async function send(uploadId: string) {
  const message = { conversationId, text: "", attachments: [{ uploadId }], clientKey: crypto.randomUUID() };
  return sender.message.send.mutate(withOpId(message));
}
async function daysLater(days: number) {
  await desk.build.moveClock(days * 86_400 + 1);
  sender = await desk.as("senior");
  await trim(desk.services.database);
  await collectFiles(desk.services);
}

it("removes what nothing refers to for a day, row and bytes, and nothing else", async () => {
  await upload("never sent");
  await send(await upload("sent"));
  expect(await kept()).toBe(2);

  await collectFiles(desk.services);
  expect(await kept()).toBe(2);
  await daysLater(1);
  expect(await kept()).toBe(1);

  await inWorkspace(desk.services.database, desk.home.workspaceId).write({}, async ({ db }) => ({
    value: await db.deleteFrom("attachment").execute(),
    events: [],
  }));
  await daysLater(1);
  expect(await kept()).toBe(0);
});

it("leaves what is handed over again, or about to be sent, while it looks", async () => {
  await upload("again");
  const waiting = await upload("about to be sent");
  await inWorkspace(desk.services.database, desk.home.workspaceId).write({}, async ({ db }) => ({
    value: await db
      .updateTable("file")
      .set({ kept_at: new Date(0) })
      .execute(),
    events: [],
  }));

  for (let time = 0; time < 5; time += 1)
    await Promise.all([upload("again"), ...(time === 0 ? [send(waiting)] : []), collectFiles(desk.services)]);

  expect(await kept()).toBe(2);
});

it("leaves bytes that come while their row is being removed to whoever brings them", async () => {
  await upload("met");
  await daysLater(2);
  await upload("met");
  await desk.build.moveClock(86_401 * 2);
  sender = await desk.as("senior");
  await trim(desk.services.database);
  const { files } = desk.services;
  let again: Promise<string> | undefined;
  const slow = {
    ...files,
    remove: async (workspaceId: string, hash: string) => {
      again ??= upload("met");
      await expect.poll(() => readdir(folder)).toContainEqual(expect.stringMatching(/^\./));
      await files.remove(workspaceId, hash);
    },
  };

  await collectFiles({ database: desk.services.database, files: slow });
  await again;

  const hashes = (await rows()).map(({ hash }) => hash);
  expect((await readdir(folder)).toSorted()).toEqual(hashes.toSorted());
});

it("sweeps out what was left half kept a day ago", async () => {
  const [old, young] = [join(folder, ".old"), join(folder, ".young")];
  for (const draft of [old, young]) await writeFile(draft, "half");
  const yesterday = new Date(Date.now() - 86_401_000);
  await utimes(old, yesterday, yesterday);

  await collectFiles(desk.services);

  expect(await readdir(folder)).toContain(".young");
  expect(await readdir(folder)).not.toContain(".old");
});

it("asks every key that refers to a file", async () => {
  const known = referrers.map(([table, column]) => `${table}.${column}`);

  const { database } = desk.services;
  expect(await inWorkspace(database, desk.home.workspaceId).read(({ db }) => columnsThatReferToFiles(db))).toEqual(
    known,
  );
});
