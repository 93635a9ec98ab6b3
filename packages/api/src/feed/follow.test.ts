import { withOpId } from "@frontdesk/client";
import { type FeedBatch, feedLimits, formatCursor, type Permission, parseCursor } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readFeed } from "../testing/feed-reader.ts";
import { type Caller, type TestDesk, testDesk } from "../testing/index.ts";
import { follow } from "./follow.ts";

let desk: TestDesk;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

const head = async () => (await operator.conversation.counts.query()).asOf;
const seqOf = (cursor: string) => parseCursor(cursor)?.seq ?? -1;
const chains = (batches: FeedBatch[]) =>
  batches.every((batch, index) => index === 0 || batch.from === batches[index - 1]?.to);

describe("[R4] the feed", () => {
  it("says at once where it stands, and tells what comes after, in batches that join on to each other", async () => {
    const before = await head();
    using reader = await readFeed(operator);
    expect(reader.stands).toEqual(["first"]);
    expect(reader.following.cursor()).toBe(before);

    for (const text of ["1", "2", "3"]) await desk.build.inbound({ text });

    await expect.poll(() => reader.texts()).toEqual(["1", "2", "3"]);
    expect(chains(reader.batches)).toBe(true);
    await expect.poll(() => reader.following.cursor()).toBe(await head());
  });

  it("[A21, C4] replays what was missed, in order, once", async () => {
    const before = await head();
    for (const text of ["a", "b", "c"]) await desk.build.inbound({ text });

    using reader = await readFeed(operator, before);
    await expect.poll(() => reader.texts()).toEqual(["a", "b", "c"]);
    await desk.build.inbound({ text: "d" });

    await expect.poll(() => reader.texts()).toEqual(["a", "b", "c", "d"]);
    const seqs = reader.events().map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].sort((one, other) => one - other));
    expect(reader.stands).toEqual([]);
    expect(chains(reader.batches)).toBe(true);
  });

  it("tracks every yield by the cursor it ends at, so that the client can resume from it", async () => {
    const yields: { id: string; data: FeedBatch }[] = [];
    const subscription = operator.feed.follow.subscribe({}, { onData: (tracked) => yields.push(tracked) });
    await expect.poll(() => yields.length).toBe(1);
    await desk.build.conversation();
    await expect.poll(() => yields.length).toBeGreaterThan(1);
    subscription.unsubscribe();

    for (const { id, data } of yields) expect(id).toBe(data.to);
  });

  it.each([
    ["malformed", () => "not a cursor"],
    ["malformed", () => "x:-1"],
    ["unknown_epoch", () => "000000000000:1"],
    ["future", () => formatCursor({ epoch: desk.services.epoch, seq: 1_000_000 })],
  ])("answers a cursor that is %s with one reset, and goes on from there", async (reason, cursor) => {
    using reader = await readFeed(operator, cursor());
    expect(reader.stands).toEqual([reason]);
    expect(reader.events()).toEqual([]);

    await desk.build.inbound({ text: "after" });
    await expect.poll(() => reader.texts()).toEqual(["after"]);
    expect(reader.stands).toEqual([reason]);
  });

  it("[C4] answers a cursor older than the log with a reset", async () => {
    const old = await head();
    await desk.build.conversation();
    await desk.build.conversation();
    await acrossWorkspaces(desk.services.database, "retention").write({}, async ({ db }) => ({
      value: await db
        .deleteFrom("event")
        .where("workspace_id", "=", desk.home.workspaceId)
        .where("seq", "<=", seqOf(old) + 1)
        .execute(),
      events: [],
    }));

    using reader = await readFeed(operator, old);
    expect(reader.stands).toEqual(["too_old"]);
  });

  it("of another workspace tells nothing of this one, whatever cursor is given", async () => {
    const stranger = await desk.as("owner", desk.foreign);
    using reader = await readFeed(stranger, formatCursor({ epoch: desk.services.epoch, seq: 0 }));

    await desk.build.inbound({ text: "home's secret" });
    await desk.build.inForeign();

    await expect.poll(() => reader.events().length).toBeGreaterThan(0);
    expect(JSON.stringify(reader.batches)).not.toContain("home's secret");
  });

  it("[R7] and an answer meet: what is after `asOf` and what is in the answer make the whole", async () => {
    const { asOf, data } = await operator.conversation.counts.query();
    await desk.build.conversation();

    using reader = await readFeed(operator, asOf);

    await expect.poll(() => reader.texts().length).toBe(1);
    expect((await operator.conversation.counts.query()).data.open).toBe(data.open + 1);
  });
});

describe("[R5] an event is seen", () => {
  it("by those who may see its kind, and by no others", async () => {
    const porter = await desk.as("porter");
    const senior = await desk.as("senior");
    using everyday = await readFeed(porter);
    using manager = await readFeed(senior);

    await desk.build.inbound({ text: "for those who handle" });

    await expect.poll(() => manager.texts()).toEqual(["for those who handle"]);
    expect(everyday.events()).toEqual([]);
  });

  it("as `left` by whom the row leaves, and not at all by whom it never concerned", async () => {
    const [leaver, outsider, senior] = [await desk.as("operator"), await desk.as("operator"), await desk.as("senior")];
    const conversationId = await desk.build.conversation();
    await leaver.conversation.take.mutate(withOpId({ conversationId, override: false }));
    await desk.build.leaveTeams(leaver);
    await desk.build.leaveTeams(outsider);
    using left = await readFeed(leaver);
    using nothing = await readFeed(outsider);
    using all = await readFeed(senior);

    await senior.conversation.take.mutate(withOpId({ conversationId, override: true }));

    await expect
      .poll(() => left.events())
      .toEqual([{ seq: expect.any(Number), left: { type: "conversation", id: conversationId } }]);
    await expect.poll(() => all.events()).toMatchObject([{ kind: "conversation.taken" }]);
    expect(nothing.events()).toEqual([]);
  });
});

describe("[R8] a burst", () => {
  it("of five hundred events arrives whole and in order, in far fewer batches, each of a bounded size", async () => {
    using reader = await readFeed(operator);
    const { tgUserId } = await desk.build.inbound({ text: "0" });
    await expect.poll(() => reader.texts()).toEqual(["0"]);
    reader.batches.length = 0;
    const before = seqOf(await head());

    await desk.build.burst(500);

    await expect.poll(() => reader.events().length, { timeout: 10_000 }).toBe(500);
    expect(reader.events().map(({ seq }) => seq)).toEqual(
      Array.from({ length: 500 }, (_, index) => before + 1 + index),
    );
    expect(reader.batches.length).toBeLessThan(100);
    for (const { events } of reader.batches) expect(events.length).toBeLessThanOrEqual(feedLimits.batchEvents);
    expect(chains(reader.batches)).toBe(true);
    expect(tgUserId).toBeGreaterThan(0);
  });
});

describe("[R10] a reader whose buffer stays full", () => {
  const audience = { permissions: new Set<Permission>(["conversation:read"]), keys: new Set(["all"]) };
  const stuffed = {
    ...{ audience: () => audience, frames: null, ended: new AbortController().signal },
    ...{ done: () => {}, standsBehind: () => {} },
  };

  it("is given up beyond a megabyte, and told nothing more", async () => {
    const giveUp = vi.fn();
    const { signal } = new AbortController();
    const reception = { ...stuffed, bufferedBytes: () => feedLimits.closeBytes + 1, giveUp };
    const { hub } = desk.services;
    const feed = follow({ hub, workspaceId: desk.home.workspaceId, cursor: null, reception, signal });
    await feed.next();

    const second = feed.next();
    await desk.build.conversation();

    expect(await second).toEqual({ done: true, value: undefined });
    expect(giveUp).toHaveBeenCalledOnce();
  });
});
