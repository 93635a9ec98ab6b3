import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { untilConsumed } from "../../testing/consumed.queries.ts";
import { factsAnew } from "../../testing/facts-anew.queries.ts";
import { guestOf, watchGuests } from "../../testing/guest.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { showPresence } from "../../testing/presence-reader.ts";
import { refusal } from "../../testing/refusal.ts";

let desk: TestDesk;
let owner: Caller;
let operator: Caller;
let day: string;
let later: (seconds: number) => Promise<void>;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  operator = await desk.as("operator");
  ({ later } = await watchGuests(desk));
  day = new Date().toISOString().slice(0, 10);
});
afterAll(() => desk[Symbol.asyncDispose]());

async function figures(by = owner, filter: object = {}) {
  await untilConsumed(desk, "figures");
  const to = new Date(Date.parse(day) + 2 * 86_400_000).toISOString().slice(0, 10);
  return (await by.statistics.ask.query({ from: day, to, ...filter })).data;
}

async function talk() {
  const guest = guestOf(desk);
  await guest.says("Hello");
  const { data } = await owner.conversation.list.query({ view: "open", limit: 100 });
  const conversation = data.rows.find(({ contact }) => contact.name === `Guest ${guest.tgUserId}`);
  if (!conversation) throw new Error("They have not written.");
  const conversationId = conversation.id;
  return {
    guest,
    conversationId,
    answer: (by: Caller, text = "Hello!") =>
      by.message.send.mutate(withOpId({ conversationId, text, clientKey: crypto.randomUUID() })),
    close: (by: Caller) => by.conversation.close.mutate(withOpId({ conversationId })),
  };
}

describe("[D30] figures", () => {
  it("tell what was opened, said, answered and closed, how long it took, and by whom", async () => {
    const one = await talk();
    await later(1_200);
    await one.answer(operator);
    await one.answer(operator, "And more");
    await later(600);
    await one.close(operator);

    const { volume, firstResponse, resolution, members, days } = await figures();

    expect(volume).toEqual({
      ...{ opened: { now: 1, before: 0 }, reopened: { now: 0, before: 0 }, closed: { now: 1, before: 0 } },
      ...{ inbound: { now: 1, before: 0 }, outbound: { now: 2, before: 0 } },
    });
    expect(firstResponse.now.wall.count).toBe(1);
    expect(Math.round((firstResponse.now.wall.median ?? 0) / 100)).toBe(12);
    expect(Math.round((resolution.now.wall.mean ?? 0) / 100)).toBe(18);
    expect(firstResponse.now.business).toEqual(firstResponse.now.wall);
    expect(members).toMatchObject([{ id: operator.who?.memberId, handled: 1, outbound: 2, closed: 1 }]);
    expect(days.reduce((sum, each) => sum + each.opened, 0)).toBe(1);
  });

  it("count no closing that was undone, and a reopening with an answer of its own", async () => {
    const two = await talk();
    await two.answer(operator);
    const { undoId } = await two.close(operator);
    await operator.conversation.undo.mutate(withOpId({ undoId: undoId ?? "" }));
    const undone = await figures();
    await two.close(operator);
    await later(60);
    await two.guest.says("One more thing");
    await two.answer(operator);

    const { volume, firstResponse } = await figures();

    expect(undone.volume).toMatchObject({ closed: { now: 1 }, reopened: { now: 0 }, opened: { now: 2 } });
    expect(volume).toMatchObject({ closed: { now: 2 }, reopened: { now: 1 }, opened: { now: 2 } });
    expect(firstResponse.now.wall.count).toBe(3);
  });

  it("[D-F1] each open the list of what they count, page by page, by the same filter", async () => {
    const { volume, period } = await figures();
    const asked = { from: period.from, to: period.to };

    const { data: closed } = await owner.statistics.list.query({ ...asked, kind: "closed" });
    const { data: opened } = await owner.statistics.list.query({ ...asked, kind: "opened" });
    const { data: none } = await owner.statistics.list.query({ ...asked, kind: "opened", channel: "email" });

    expect(closed.rows).toHaveLength(volume.closed.now);
    expect(closed.rows[0]).toMatchObject({ kind: "closed", seconds: expect.any(Number), conversation: { number: 2 } });
    expect(opened.rows).toHaveLength(volume.opened.now);
    expect(none.rows).toEqual([]);
  });

  it("leave out what is spam, and take it back in", async () => {
    const before = (await figures()).volume;
    const three = await talk();
    await three.answer(operator);
    const with3 = (await figures()).volume;
    await operator.conversation.markSpam.mutate(withOpId({ conversationId: three.conversationId }));
    const spam = (await figures()).volume;
    await operator.conversation.clearSpam.mutate(withOpId({ conversationId: three.conversationId }));
    const back = (await figures()).volume;

    expect(spam).toEqual(before);
    expect(back).toEqual(with3);
  });

  it("are for operators their own, for a senior the team's, for nobody else's workspace", async () => {
    const other = await desk.as("operator");
    const senior = await desk.as("senior");
    const outsider = await desk.as("senior");
    await desk.build.leaveTeams(outsider);
    const porter = await desk.as("porter");
    const stranger = await desk.as("owner", desk.foreign);
    const all = (await figures()).volume;

    expect((await figures(senior)).volume).toEqual(all);
    expect((await figures(operator)).volume.closed).toEqual(all.closed);
    expect((await figures(other)).volume.closed).toEqual({ now: 0, before: 0 });
    expect((await figures(outsider)).volume.opened).toEqual({ now: 0, before: 0 });
    expect((await figures(stranger)).volume.opened).toEqual({ now: 0, before: 0 });
    await expect(figures(porter)).rejects.toMatchObject(refusal("forbidden"));
  });

  it("tell how long members were online, of several devices once, to those whose figures they may see", async () => {
    const colleague = await desk.as("operator");
    const [senior, outsider] = [await desk.as("senior"), await desk.as("senior")];
    await desk.build.leaveTeams(outsider);
    using _here = await showPresence(colleague);
    using _there = await showPresence(desk.againAs(colleague));
    using _idle = await showPresence(operator, { isActive: false });
    const onlineOf = async (who: Caller, by = owner, filter = {}) =>
      (await figures(by, filter)).members.find(({ id }) => id === who.who?.memberId)?.onlineSeconds;

    // A minute may end meanwhile.
    await expect.poll(() => onlineOf(colleague)).toBeOneOf([60, 120]);
    expect(await onlineOf(colleague, senior)).toBeOneOf([60, 120]);
    expect(await onlineOf(colleague, colleague)).toBeOneOf([60, 120]);
    expect(await onlineOf(operator)).toBe(0);
    for (const by of [outsider, operator]) expect(await onlineOf(colleague, by)).toBeUndefined();
    const { members } = await figures(owner, { inboxId: (await owner.inbox.list.query()).data[0]?.id });
    expect(new Set(members.map(({ onlineSeconds }) => onlineSeconds))).toEqual(new Set([null]));
  });

  it("[I4] are made anew as they were kept", async () => {
    const { kept, anew } = await factsAnew(desk);

    expect(kept.length).toBeGreaterThan(10);
    expect(anew).toEqual(kept);
  }, 60_000);
});
