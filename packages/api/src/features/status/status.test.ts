import { rm, writeFile } from "node:fs/promises";
import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readFeed } from "../../testing/feed-reader.ts";
import { refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

it("[C19 C29] tells an admin what the workspace stands on and what waits in it", async () => {
  const admin = await desk.as("admin");
  await desk.build.inbound({ text: "private words" });
  using _ = await readFeed(admin);

  const status = await admin.status.get.query();

  expect(status).toMatchObject({
    server: { node: process.version, connections: 1 },
    database: { migrations: { missing: [], unknown: [] } },
    storage: { isWritable: true },
    outbox: { waiting: 0, oldestAt: null, unknown: 0, failed: 0 },
    updates: { failed: 0 },
    failures: [],
  });
  expect(status.feed.eventsLastMinute).toBeGreaterThan(0);
  expect(status.feed.behind).toBe(0);
  expect(Math.abs(status.database.driftMs)).toBeLessThan(5_000);
  expect(JSON.stringify(status)).not.toContain("private words");
});

it("[P7] counts nothing of another workspace", async () => {
  const theirs = await desk.as("owner", desk.foreign);
  const before = await theirs.status.get.query();
  await desk.build.inbound({ text: "one more" });
  desk.services.failures.note({
    ...{ path: "conversation.list", code: "unavailable", ms: 1, requestId: "abc", actorId: null },
    workspaceId: desk.home.workspaceId,
  });

  const after = await theirs.status.get.query();

  const figures = ({ feed, outbox, updates, failures, server }: typeof after) => ({
    feed,
    outbox,
    updates,
    failures,
    server,
  });
  expect(figures(after)).toEqual(figures(before));
});

it("[B21] lists the failures whose references people were shown", async () => {
  const admin = await desk.as("admin");

  expect((await admin.status.get.query()).failures).toMatchObject([{ path: "conversation.list", requestId: "abc" }]);
});

it("is for those who run the workspace alone", async () => {
  const operator = await desk.as("operator");

  await expect(operator.status.get.query()).rejects.toMatchObject(refusal("forbidden"));
});

it("tells a storage that can't be written, without its place, and tries it once in a while alone", async () => {
  await using broken = await testDesk();
  const admin = await broken.as("admin");
  await rm(broken.filesRoot, { recursive: true });
  await writeFile(broken.filesRoot, "a file where the folder was");

  const status = await admin.status.get.query();
  await rm(broken.filesRoot);

  expect(status.storage).toEqual({ isWritable: false });
  expect(JSON.stringify(status)).not.toContain(broken.filesRoot);
  expect((await admin.status.get.query()).storage).toEqual({ isWritable: false });
});

it("[C30] lets every call of a workspace be logged for a while, here and on other nodes, and no other's", async () => {
  const lines: { msg: string; path?: string; workspaceId?: string }[] = [];
  await using logged = await testDesk({ logLevel: "info", logTo: { write: (line) => lines.push(JSON.parse(line)) } });
  const [owner, theirs] = [await logged.as("owner"), await logged.as("owner", logged.foreign)];
  const calls = () => lines.filter(({ msg }) => msg === "call");
  await owner.member.list.query();
  expect(calls()).toEqual([]);

  const { debugUntil } = await owner.status.debug.mutate(withOpId({ minutes: 5 }));
  expect((await owner.status.get.query()).debugUntil).toBe(debugUntil);
  await expect
    .poll(async () => {
      await owner.member.list.query();
      return calls().map(({ path }) => path);
    })
    .toContain("member.list");
  await theirs.member.list.query();
  expect(new Set(calls().map(({ workspaceId }) => workspaceId))).toEqual(new Set([logged.home.workspaceId]));

  await owner.status.debug.mutate(withOpId({ minutes: 0 }));
  expect((await owner.status.get.query()).debugUntil).toBeNull();
});

it("[C30] is for those who run the workspace", async () => {
  const operator = await desk.as("operator");

  await expect(operator.status.debug.mutate(withOpId({ minutes: 5 }))).rejects.toMatchObject(refusal("forbidden"));
});
