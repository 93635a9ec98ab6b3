import { withOpId } from "@frontdesk/client";
import { conversationViews } from "@frontdesk/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let operator: Caller;
let colleague: Caller;
let senior: Caller;
let conversationId: string;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  colleague = await desk.as("operator");
  senior = await desk.as("senior");
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  conversationId = await desk.build.conversation();
  await desk.announced();
});

const take = (by: Caller, override = false) => by.conversation.take.mutate(withOpId({ conversationId, override }));
const release = (by: Caller) => by.conversation.release.mutate(withOpId({ conversationId }));
const close = (by: Caller) => by.conversation.close.mutate(withOpId({ conversationId }));
const reopen = (by: Caller) => by.conversation.reopen.mutate(withOpId({ conversationId }));
const kinds = async () => (await desk.announced()).map(([kind]) => kind);
const viewsWith = async (who: Caller) => {
  const pages = await Promise.all(conversationViews.map((view) => who.conversation.list.query({ view })));
  return conversationViews.filter((_, index) => pages[index]?.data.rows.some(({ id }) => id === conversationId));
};

describe("taking", () => {
  it("[D21] makes a conversation one's own, and announces how it stood before", async () => {
    const taken = await take(operator);

    expect(taken).toMatchObject({ state: "open", assignee: { id: operator.who?.memberId, name: operator.who?.name } });
    expect(await desk.announced()).toEqual([
      [
        "conversation.taken",
        {
          conversation: taken,
          was: expect.objectContaining({ state: "new", assigneeId: null }),
          message: expect.objectContaining({ seq: 2, special: { kind: "act", act: { name: "taken", from: null } } }),
        },
      ],
    ]);
    expect(await viewsWith(operator)).toEqual(["mine", "waiting", "open"]);
    expect(await viewsWith(colleague)).toEqual(["waiting", "open"]);
  });

  it("[D1] has one winner among a hundred at once; the others learn who", async () => {
    const racers = [operator, colleague, senior];
    const tries = Array.from({ length: 100 }, (_, index) => take(racers[index % racers.length] ?? operator));

    const outcomes = await Promise.allSettled(tries);

    const { data } = await senior.conversation.get.query({ conversationId });
    const winner = data.assignee?.name ?? "";
    const losers = outcomes.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason);
    expect(await kinds()).toEqual(["conversation.taken"]);
    expect(losers.length).toBeGreaterThanOrEqual(66);
    for (const loser of losers) expect(loser).toMatchObject(refusal("conflict", "already_taken", { by: winner }));
  });

  it("changes nothing where it is one's own", async () => {
    const first = await take(operator);

    expect(await take(operator)).toEqual(first);
    expect(await kinds()).toEqual(["conversation.taken"]);
  });

  it("from a colleague is for those who may override", async () => {
    await take(operator);

    await expect(take(colleague, true)).rejects.toMatchObject(refusal("forbidden"));
    await expect(take(senior)).rejects.toMatchObject(
      refusal("conflict", "already_taken", { by: operator.who?.name ?? "" }),
    );
    expect(await take(senior, true)).toMatchObject({ assignee: { name: senior.who?.name } });
  });

  it("is refused where it is closed", async () => {
    await close(operator);

    await expect(take(operator)).rejects.toMatchObject(refusal("conflict", "wrong_state"));
  });
});

describe("releasing", () => {
  it("puts it back for anyone, and announces it", async () => {
    await take(operator);
    const released = await release(operator);

    expect(released).toMatchObject({ state: "open", assignee: null });
    expect((await desk.announced()).at(-1)).toEqual([
      "conversation.released",
      expect.objectContaining({
        conversation: released,
        was: expect.objectContaining({ state: "open", assigneeId: operator.who?.memberId }),
      }),
    ]);
    expect(await viewsWith(operator)).toEqual(["unassigned", "waiting", "open"]);
  });

  it("changes nothing where nobody has it", async () => {
    expect(await release(operator)).toMatchObject({ assignee: null });
    expect(await kinds()).toEqual([]);
  });

  it("is not a colleague's to do, but a senior's", async () => {
    await take(operator);

    const owner = { by: operator.who?.name ?? "" };
    await expect(release(colleague)).rejects.toMatchObject(refusal("conflict", "not_yours", owner));
    expect(await release(senior)).toMatchObject({ assignee: null });
  });
});

describe("closing and reopening", () => {
  it("ends a conversation and takes it up again, each announced once", async () => {
    const closed = await close(operator);
    const again = await close(operator);
    const open = await reopen(operator);
    const openAgain = await reopen(operator);

    expect(closed).toMatchObject({ state: "closed", waitingSince: null, closedAt: expect.any(String) });
    expect(again).toEqual({ ...closed, undoId: null });
    expect(open).toMatchObject({ state: "open", closedAt: null });
    expect(openAgain).toEqual(open);
    expect(await kinds()).toEqual(["conversation.closed", "conversation.reopened"]);
  });

  it("shows what is closed in that view alone", async () => {
    await close(operator);

    expect(await viewsWith(operator)).toEqual(["closed"]);
  });

  it("is not a colleague's to do", async () => {
    await take(operator);

    await expect(close(colleague)).rejects.toMatchObject(refusal("conflict", "not_yours"));
    await close(operator);
    await expect(reopen(colleague)).rejects.toMatchObject(refusal("conflict", "not_yours"));
  });

  it("comes of itself when the person writes again: the same conversation, waiting anew", async () => {
    const { tgUserId, ...first } = await desk.build.inbound();
    await operator.conversation.close.mutate(withOpId({ conversationId: first.conversationId }));

    const second = await desk.build.inbound({ tgUserId, text: "One more thing" });

    const { data } = await operator.conversation.get.query({ conversationId: second.conversationId });
    expect(second.conversationId).toBe(first.conversationId);
    expect(data).toMatchObject({ state: "open", closedAt: null, lastSeq: 3, lastMessage: "One more thing" });
    expect(data.waitingSince).toBe(data.lastMessageAt);
  });
});

describe("listing", () => {
  it("pages through a view without a gap or a double, the latest activity first", async () => {
    for (let count = 0; count < 5; count += 1) await desk.build.inbound({ text: `Number ${count}` });
    const whole = (await operator.conversation.list.query({ view: "open", limit: 100 })).data.rows;

    const paged: typeof whole = [];
    let cursor: { at: string; id: string } | null = null;
    do {
      const { data }: Awaited<ReturnType<typeof operator.conversation.list.query>> =
        await operator.conversation.list.query({ view: "open", limit: 2, cursor });
      paged.push(...data.rows);
      cursor = data.next;
    } while (cursor);

    expect(paged).toEqual(whole);
    expect(whole.map(({ lastMessageAt }) => lastMessageAt)).toEqual(
      whole
        .map(({ lastMessageAt }) => lastMessageAt)
        .sort()
        .reverse(),
    );
  });

  it("counts what each view lists", async () => {
    await take(operator);
    await desk.build.conversation();

    const { data: counts } = await operator.conversation.counts.query();

    for (const view of conversationViews) {
      const { data } = await operator.conversation.list.query({ view, limit: 100 });
      expect(counts[view], view).toBe(data.rows.length);
    }
  });
});

describe("reach", () => {
  it("ends at the team: an operator outside of it sees nothing, and can't tell what exists", async () => {
    const outsider = await desk.as("operator");
    await desk.build.leaveTeams(outsider);

    expect((await outsider.conversation.list.query({ view: "open" })).data.rows).toEqual([]);
    await expect(outsider.conversation.get.query({ conversationId })).rejects.toMatchObject(refusal("not_found"));
    await expect(outsider.message.list.query({ conversationId })).rejects.toMatchObject(refusal("not_found"));
    await expect(take(outsider)).rejects.toMatchObject(refusal("not_found"));
  });

  it("ends at the workspace", async () => {
    const stranger = await desk.as("owner", desk.foreign);

    expect((await stranger.conversation.list.query({ view: "open" })).data.rows).toEqual([]);
    expect((await stranger.conversation.counts.query()).data.open).toBe(0);
    for (const move of [take, release, close, reopen])
      await expect(move(stranger)).rejects.toMatchObject(refusal("not_found"));
    expect(await kinds()).toEqual([]);
  });

  it("is for those who may: a viewer looks on, a porter does not even look", async () => {
    const viewer = await desk.as("viewer");
    const porter = await desk.as("porter");

    expect((await viewer.conversation.get.query({ conversationId })).data.id).toBe(conversationId);
    for (const move of [take, release, close, reopen])
      await expect(move(viewer)).rejects.toMatchObject(refusal("forbidden"));
    await expect(porter.conversation.list.query({ view: "open" })).rejects.toMatchObject(refusal("forbidden"));
    expect(await kinds()).toEqual([]);
  });
});
