import { withOpId } from "@frontdesk/client";
import { closeCodes, type LiveFigures } from "@frontdesk/contract";
import { acrossWorkspaces, INSTALLATION } from "@frontdesk/db";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { writeBeat } from "../../nodes/node.queries.ts";
import { readFeed } from "../../testing/feed-reader.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { openRawSocket, queryFrame } from "../../testing/raw-socket.ts";

let desk: TestDesk;
let admin: Caller;
const live = async () => admin.status.live.query();
const soon = { timeout: 5_000 };

beforeAll(async () => {
  desk = await testDesk();
  admin = await desk.as("admin");
});
afterEach(() => expect.poll(() => desk.services.registry.size, soon).toBe(0));
afterAll(() => desk[Symbol.asyncDispose]());

/** Follows the feed as a browser does where sockets are blocked; the way to stop is returned once it has been told something. */
async function stream({ who }: Caller): Promise<() => void> {
  const asking = new AbortController();
  const headers = {
    ...{ cookie: `frontdesk=${who?.sessionSecret}`, accept: "text/event-stream", "sec-fetch-site": "same-origin" },
  };
  const url = `${desk.url}/trpc/feed.follow?workspace=home&input=${encodeURIComponent("{}")}`;
  const { body } = await fetch(url, { headers, signal: asking.signal });
  await body?.getReader().read();
  return () => asking.abort();
}

it("[B16] counts live connections by role and transport, with the oldest, and forgets them when they go", async () => {
  const before = await live();
  const operator = await desk.as("operator");
  {
    using _admin = await readFeed(admin);
    using _operator = await readFeed(operator);
    const stop = await stream(operator);

    const { all, nodes, at } = await live();

    expect(all).toMatchObject({ connections: 3, byTransport: { ws: 2, sse: 1 }, behind: 0, catchingUp: 0 });
    expect(all.byRole).toEqual([
      { name: "operator", preset: "operator", connections: 2 },
      { name: "admin", preset: "admin", connections: 1 },
    ]);
    expect(Date.parse(at) - Date.parse(all.oldestAt ?? "")).toBeLessThan(60_000);
    expect(nodes).toMatchObject([{ id: desk.services.node.id, connections: 3 }]);
    stop();
  }

  expect(before.all).toMatchObject({ connections: 0, oldestAt: null, byRole: [] });
  await expect.poll(async () => (await live()).all.connections, soon).toBe(0);
});

it("[B16] any node answers for all, each by itself", async () => {
  const elsewhere = await desk.anotherNode();
  const operator = await desk.as("operator");
  using _here = await readFeed(admin);
  using _there = await readFeed(elsewhere.signedIn(desk.home, operator.who!));

  await expect.poll(async () => (await live()).all.connections, soon).toBe(2);
  const [here, there] = (await live()).nodes;

  expect(here).toMatchObject({ id: desk.services.node.id, connections: 1, byRole: [{ preset: "admin" }] });
  expect(there).toMatchObject({ connections: 1, byRole: [{ preset: "operator" }] });
});

it("[B16] forgets a node that crashed within thirty seconds", async () => {
  await expect.poll(async () => (await live()).all.connections, soon).toBe(0);
  const figures: LiveFigures = { ...desk.services.node.figuresOf(INSTALLATION), connections: 7 };
  const crashed = { id: crypto.randomUUID(), startedAt: new Date() };
  await acrossWorkspaces(desk.services.database, "metrics").write({}, async ({ db, now }) => ({
    value: await writeBeat(db, { ...crashed, now, figures: new Map([[desk.home.workspaceId, figures]]) }),
    events: [],
  }));
  expect((await live()).all.connections).toBe(7);

  await desk.build.moveClock(30);

  expect((await live()).all.connections).toBe(0);
});

it("[B16] counts whom it put out, and why", async () => {
  const operator = await desk.as("operator");
  const { dropped } = (await live()).all;
  const flooding = openRawSocket({ url: desk.url, cookie: `frontdesk=${operator.who?.sessionSecret}` });
  await flooding.opened;
  flooding.say(queryFrame(1));
  await expect.poll(() => flooding.frames.length, soon).toBeGreaterThan(0);
  for (let id = 2; id < 70; id += 1) flooding.say(queryFrame(id));
  expect(await flooding.closed).toBe(closeCodes.tooManyMessages);
  using _feed = await readFeed(operator);
  await operator.identity.signOut.mutate(withOpId({}));

  await expect
    .poll(async () => (await live()).all.dropped, soon)
    .toEqual({ ...dropped, flooded: dropped.flooded + 1, signed_out: dropped.signed_out + 1 });
});

it("[C28] tells how fast the log grows, and what waits", async () => {
  using _feed = await readFeed(admin);
  // The rate is told by two looks at the log, a second apart.
  await expect
    .poll(async () => {
      await desk.build.burst(5);
      return (await live()).all.eventsPerSecond;
    }, soon)
    .toBeGreaterThan(0);

  expect(await live()).toMatchObject({ outbox: { waiting: 0, failed: 0 }, updates: { failed: 0 } });
});

it("[P7] tells nothing of another workspace's connections, nodes and roles", async () => {
  const theirs = await desk.as("owner", desk.foreign);
  using _ours = await readFeed(admin);
  expect((await live()).all.connections).toBe(1);

  const { all, nodes } = await theirs.status.live.query();

  expect(all).toMatchObject({ connections: 0, byRole: [], oldestAt: null, eventsPerSecond: 0 });
  expect(nodes).toEqual([]);
});

it("is for those who run the workspace alone", async () => {
  const operator = await desk.as("operator");

  await expect(operator.status.live.query()).rejects.toMatchObject(refusal("forbidden"));
});
