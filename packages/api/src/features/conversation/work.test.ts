import { withOpId } from "@frontdesk/client";
import type { ConversationAct } from "@frontdesk/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let operator: Caller;
let colleague: Caller;
let senior: Caller;
let owner: Caller;
let viewer: Caller;
let stranger: Caller;
let conversationId: string;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  colleague = await desk.as("operator");
  senior = await desk.as("senior");
  owner = await desk.as("owner");
  viewer = await desk.as("viewer");
  stranger = await desk.as("owner", desk.foreign);
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  conversationId = await desk.build.conversation();
  await desk.announced();
});

const idOf = ({ who }: Caller) => who?.memberId ?? "";
const nameOf = ({ who }: Caller) => who?.name ?? "";
const one = () => withOpId({ conversationId });
const take = (by: Caller) => by.conversation.take.mutate(one());
const toMember = (to: Caller) => ({ kind: "member" as const, id: idOf(to) });
const look = async () => (await owner.conversation.get.query({ conversationId })).data;

/** What the thread tells that was done, the latest last. */
async function linesOf(): Promise<ConversationAct[]> {
  const { data } = await owner.message.list.query({ conversationId });
  return data.rows.flatMap(({ special }) => (special?.kind === "act" ? [special.act] : []));
}
const kinds = async () => (await desk.announced()).map(([kind]) => kind);

describe("[D1] transferring", () => {
  const transfer = (by: Caller, to: { kind: "member" | "team"; id: string }, heldBy: string | null) =>
    by.conversation.transfer.mutate(withOpId({ conversationId, to, note: "She speaks German", heldBy }));

  it("hands a conversation to a colleague, with a word that the thread keeps", async () => {
    await take(operator);
    const handed = await transfer(operator, toMember(colleague), idOf(operator));

    expect(handed).toMatchObject({ state: "open", assignee: { id: idOf(colleague) }, handledBy: "human" });
    expect((await linesOf()).at(-1)).toEqual({
      name: "transferred",
      to: { kind: "member", id: idOf(colleague), name: nameOf(colleague) },
      note: "She speaks German",
    });
    expect(await kinds()).toEqual(["conversation.taken", "conversation.transferred"]);
  });

  it("puts it into a team's queue, out of sight of those outside", async () => {
    const { id: teamId } = await owner.team.create.mutate(withOpId({ name: "Night", memberIds: [idOf(senior)] }));
    await transfer(operator, { kind: "team", id: teamId }, null);

    expect(await look()).toMatchObject({ teamId, assignee: null, handledBy: "none" });
    expect((await senior.conversation.get.query({ conversationId })).data.teamId).toBe(teamId);
    await expect(operator.conversation.get.query({ conversationId })).rejects.toMatchObject(refusal("not_found"));
  });

  it("overwrites nobody who was faster, and says who it was", async () => {
    await take(colleague);

    const late = transfer(senior, toMember(operator), null);
    await expect(late).rejects.toMatchObject(refusal("conflict", "already_taken", { by: nameOf(colleague) }));
  });

  it("is not a colleague's to do, nor anybody's who may not handle, nor to somebody who can't", async () => {
    await take(operator);
    const held = { by: nameOf(operator) };

    await expect(transfer(colleague, toMember(colleague), idOf(operator))).rejects.toMatchObject(
      refusal("conflict", "not_yours", held),
    );
    await expect(transfer(viewer, toMember(operator), null)).rejects.toMatchObject(refusal("forbidden"));
    await expect(transfer(operator, toMember(viewer), idOf(operator))).rejects.toMatchObject(refusal("not_found"));
    await expect(transfer(stranger, toMember(stranger), null)).rejects.toMatchObject(refusal("not_found"));
  });
});

describe("[D1] assigning", () => {
  const assign = (by: Caller, to: Caller | null, heldBy: string | null) =>
    by.conversation.assign.mutate(withOpId({ conversationId, to: to && toMember(to), heldBy }));

  it("is for those who may override, from anybody to anybody or nobody, and audited", async () => {
    await take(operator);

    expect(await assign(senior, colleague, idOf(operator))).toMatchObject({ assignee: { id: idOf(colleague) } });
    expect(await assign(senior, null, idOf(colleague))).toMatchObject({ assignee: null, handledBy: "none" });
    await expect(assign(operator, operator, null)).rejects.toMatchObject(refusal("forbidden"));
    const { data } = await owner.audit.list.query({ action: "conversation.assign" });
    expect(data.rows.length).toBeGreaterThanOrEqual(2);
  });
});

describe("[D1, D17] escalating", () => {
  const escalate = (by: Caller, to: Caller | null = null) =>
    by.conversation.escalate.mutate(withOpId({ conversationId, reason: "Wants a refund", memberId: to && idOf(to) }));

  it("puts it into the queue, more urgent, with the reason", async () => {
    await take(operator);
    const escalated = await escalate(operator);

    expect(escalated).toMatchObject({ state: "open", assignee: null, priority: "high" });
    expect(escalated.escalation).toMatchObject({ cause: "member", reason: "Wants a refund" });
    expect((await linesOf()).at(-1)).toEqual({
      name: "escalated",
      to: null,
      cause: "member",
      reason: "Wants a refund",
    });
  });

  it("gives it to the senior who is named, and only to a senior", async () => {
    await expect(escalate(operator, colleague)).rejects.toMatchObject(refusal("not_found"));

    expect(await escalate(operator, senior)).toMatchObject({ assignee: { id: idOf(senior) } });
  });

  it("is over once it is closed", async () => {
    await escalate(operator);

    expect(await operator.conversation.close.mutate(one())).toMatchObject({ escalation: null });
  });
});

describe("[D1] priority and tags", () => {
  it("change what is asked, once, and say so in the thread", async () => {
    const { id: bill } = await owner.tag.create.mutate(withOpId({ name: "A bill", color: "teal" }));
    const { id: angry } = await owner.tag.create.mutate(withOpId({ name: "Angry", color: "red" }));
    const tag = (add: string[], remove: string[]) =>
      operator.conversation.tag.mutate(withOpId({ conversationId, add, remove }));

    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "urgent" }));
    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "urgent" }));
    await tag([bill, angry], []);
    const tagged = await tag([bill], [angry]);

    expect(tagged).toMatchObject({ priority: "urgent", tagIds: [bill] });
    expect((await linesOf()).map(({ name }) => name)).toEqual(["prioritised", "tagged", "tagged"]);
    await expect(tag([crypto.randomUUID()], [])).rejects.toMatchObject(refusal("not_found"));
  });

  it("leave the queue's last message and its place as they are", async () => {
    const before = await look();
    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "low" }));

    const { lastMessage, lastMessageAt, lastSeq } = await look();
    expect({ lastMessage, lastMessageAt }).toEqual({
      lastMessage: before.lastMessage,
      lastMessageAt: before.lastMessageAt,
    });
    expect(lastSeq).toBe(before.lastSeq + 1);
  });
});

describe("[D1] pending and spam", () => {
  it("waits for the customer, whose word opens it again", async () => {
    const { tgUserId, ...first } = await desk.build.inbound();
    conversationId = first.conversationId;

    expect(await operator.conversation.await.mutate(one())).toMatchObject({ state: "pending", waitingSince: null });
    await desk.build.inbound({ tgUserId, text: "And?" });
    expect(await look()).toMatchObject({ state: "open", waitingSince: expect.any(String) });
  });

  it("marks spam, which nobody waits in, and takes it back", async () => {
    expect(await operator.conversation.markSpam.mutate(one())).toMatchObject({ state: "spam", waitingSince: null });
    expect(await operator.conversation.clearSpam.mutate(one())).toMatchObject({ state: "open" });
  });
});

describe("[D1] snoozing", () => {
  const snooze = (until: string | null) => operator.conversation.snooze.mutate(withOpId({ conversationId, until }));
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

  it("ends when the person writes", async () => {
    const { tgUserId, ...first } = await desk.build.inbound();
    conversationId = first.conversationId;
    await snooze(null);
    expect(await look()).toMatchObject({ state: "snoozed", snoozedUntil: null });

    await desk.build.inbound({ tgUserId, text: "Back again" });

    expect(await look()).toMatchObject({ state: "open", snoozedUntil: null });
  });

  it("is for a time to come", async () => {
    await expect(snooze("2020-01-01T00:00:00.000Z")).rejects.toMatchObject({
      data: { desk: { code: "invalid", fields: { until: "out_of_range" } } },
    });
  });

  it("is not seen among what is open", async () => {
    const { data: before } = await operator.conversation.counts.query();
    await snooze(null);

    const { data: after } = await operator.conversation.counts.query();
    expect(after).toMatchObject({ open: before.open - 1, snoozed: before.snoozed + 1 });
  });

  it("ends at its time by the database's clock, once, also where no server ran by then", async () => {
    const first = conversationId;
    const second = await desk.build.conversation();
    await snooze(inHours(2));
    await operator.conversation.snooze.mutate(withOpId({ conversationId: second, until: inHours(5) }));
    await desk.announced();

    await desk.build.moveClock(2.1 * 3600);
    await vi.waitFor(async () => expect(await look()).toMatchObject({ state: "open", snoozedUntil: null }), 10_000);
    expect((await linesOf()).at(-1)).toEqual({ name: "woken" });

    await desk.build.moveClock(3 * 3600);
    await desk.restart();
    conversationId = second;
    await vi.waitFor(async () => expect(await look()).toMatchObject({ state: "open" }), 10_000);
    const woken = (await desk.announced()).map(([kind, data]) => [
      kind,
      "conversation" in data && data.conversation.id,
    ]);
    expect(woken).toEqual([
      ["conversation.woken", first],
      ["conversation.woken", second],
    ]);
  }, 30_000);
});
