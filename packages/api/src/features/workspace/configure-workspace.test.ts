import { withOpId } from "@frontdesk/client";
import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { trim } from "../../retention.ts";
import { readFeed } from "../../testing/feed-reader.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let owner: Caller;
beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
});
afterAll(() => desk[Symbol.asyncDispose]());

const settings = async () => (await owner.workspace.settings.query()).data;
async function configure(changed: object, caller = owner) {
  const { id: _id, slug: _slug, ...present } = await settings();
  return caller.workspace.configure.mutate(withOpId({ ...present, ...changed }));
}

it("[B17] writes down what was changed and how it was, and nothing else", async () => {
  const { version } = await settings();

  const changed = await configure({ name: "Harbour Hostel", keepEventsDays: 30 });

  expect(changed).toMatchObject({ name: "Harbour Hostel", keepEventsDays: 30, timezone: "UTC", version: version + 1 });
  expect(await settings()).toEqual(changed);
  const [row] = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db
      .selectFrom("audit")
      .select(["before", "after", "actor_id"])
      .where("action", "=", "workspace.configure")
      .orderBy("id", "desc")
      .execute(),
  );
  expect(row).toEqual({
    before: { name: "home", keepEventsDays: 90 },
    after: { name: "Harbour Hostel", keepEventsDays: 30 },
    actor_id: owner.who?.memberId,
  });
});

it("tells everyone of a new name, and of what is kept only those who run the workspace", async () => {
  await desk.announced();

  await configure({ name: "Harbour" });
  await configure({ keepEventsDays: 31 });

  const told = await desk.announced();
  expect(told.map(([kind]) => kind)).toEqual(["workspace.configured", "workspace.changed", "workspace.configured"]);
  expect(told[1]?.[1]).toEqual({ workspace: known({ ...(await settings()), name: "Harbour" }) });
});

function known({ id, slug, name, locale, timezone }: Awaited<ReturnType<typeof settings>>) {
  return { id, slug, name, locale, timezone };
}

it("changes nothing for the same again, and refuses what somebody else has changed meanwhile", async () => {
  const { id: _id, slug: _slug, ...seen } = await settings();
  await desk.announced();

  expect(await configure({})).toEqual(await settings());
  expect(await desk.announced()).toEqual([]);
  await configure({ name: "Port" });

  await expect(owner.workspace.configure.mutate(withOpId({ ...seen, name: "Haven" }))).rejects.toMatchObject(
    refusal("conflict", "stale_version"),
  );
});

it.each([
  { keepEventsDays: 0 },
  { keepEventsDays: 3651 },
  { filesQuotaBytes: -1 },
  { name: " " },
  { locale: "xx" },
  { timezone: "Mars/Base" },
])("refuses %o", async (wrong) => {
  await expect(configure(wrong)).rejects.toMatchObject(refusal("invalid", "bad_input"));
});

it("[B17] is for those who run the workspace: others neither read nor change it", async () => {
  const senior = await desk.as("senior");

  await expect(senior.workspace.settings.query()).rejects.toMatchObject(refusal("forbidden"));
  await expect(configure({ name: "Mine" }, senior)).rejects.toMatchObject(refusal("forbidden"));
});

it("[R4] keeps events for as long as is set: a client that was away for longer gets one reset, and goes on", async () => {
  await configure({ keepEventsDays: 2 });
  await desk.build.burst(5);
  const operator = await desk.as("operator");
  const away = await readFeed(operator);
  const cursor = away.following.cursor();
  away[Symbol.dispose]();
  await desk.build.burst(5);

  await desk.build.moveClock(3 * 24 * 60 * 60);
  await desk.build.burst(1);
  expect(await trim(desk.services.database, { rows: 3, statements: 100 })).toBe(true);
  const back = await desk.as("operator");
  using feed = await readFeed(back, cursor);

  expect(feed.stands).toEqual(["too_old"]);
  await desk.build.burst(1);
  await expect.poll(() => feed.events().length, { timeout: 5_000 }).toBe(1);
  expect(feed.stands).toHaveLength(1);
  const left = await acrossWorkspaces(desk.services.database, "feed").read(({ db }) =>
    db.selectFrom("event").select("seq").where("workspace_id", "=", desk.home.workspaceId).execute(),
  );
  expect(left.length).toBeGreaterThan(0);
});
