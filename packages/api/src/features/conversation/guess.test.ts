import { guessAct, guessBulk, guessUndo, withOpId } from "@frontdesk/client";
import type { Conversation } from "@frontdesk/contract";
import type { BulkAct } from "@frontdesk/contract/inputs";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let operator: Caller;
let senior: Caller;
let conversationId: string;

beforeAll(async () => {
  desk = await testDesk();
  [operator, senior] = [await desk.as("operator"), await desk.as("senior")];
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  conversationId = await desk.build.conversation();
});

type Acts = Caller["conversation"];

/** What whoever acts knows beforehand of what the act comes to: all but its number, its time and its line. */
function foreseeable({ lastSeq, version, closedAt, sla, ...rest }: Conversation & { undoId?: string | null }) {
  const { undoId: _, escalation, ...conversation } = rest;
  return { ...conversation, escalation: escalation && { ...escalation, at: "then" }, isClosed: closedAt !== null };
}

async function actor() {
  const { data } = await operator.conversation.directory.query();
  const nameOf = (memberId: string) => data.members.find(({ id }) => id === memberId)?.name ?? null;
  const { memberId = "", name = "" } = operator.who ?? {};
  return { memberId, name, now: new Date(), mayOverride: false, nameOf };
}

async function foresee(name: string, input: object, act: (acts: Acts) => Promise<Conversation>): Promise<void> {
  const { data: before } = await operator.conversation.get.query({ conversationId });
  const guessed = guessAct(name, input, await actor())?.(before);
  expect(guessed && foreseeable(guessed)).toEqual(foreseeable(await act(operator.conversation)));
}

const one = () => withOpId({ conversationId });

it("what a client shows of an act beforehand is what the desk then answers, for each act from where the last one led", async () => {
  const { id } = await senior.tag.create.mutate(withOpId({ name: "Lamp", color: "red" }));
  const until = new Date(Date.now() + 3_600_000).toISOString();

  await foresee("take", {}, (acts) => acts.take.mutate(one()));
  await foresee("prioritise", { priority: "high" }, (acts) => acts.prioritise.mutate({ ...one(), priority: "high" }));
  await foresee("tag", { add: [id] }, (acts) => acts.tag.mutate({ ...one(), add: [id], remove: [] }));
  await foresee("await", {}, (acts) => acts.await.mutate(one()));
  await foresee("snooze", { until }, (acts) => acts.snooze.mutate({ ...one(), until }));
  await foresee("wake", {}, (acts) => acts.wake.mutate(one()));
  await foresee("tag", { remove: [id] }, (acts) => acts.tag.mutate({ ...one(), add: [], remove: [id] }));
  await foresee("close", {}, (acts) => acts.close.mutate(one()));
  await foresee("reopen", {}, (acts) => acts.reopen.mutate(one()));
  await foresee("markSpam", {}, (acts) => acts.markSpam.mutate(one()));
  await foresee("clearSpam", {}, (acts) => acts.clearSpam.mutate(one()));
  await foresee("release", {}, (acts) => acts.release.mutate(one()));
});

it("so it is of what is handed on, and of what a senior is called for", async () => {
  const { data } = await operator.conversation.directory.query();
  const team = { kind: "team" as const, id: data.teams[0]?.id ?? "" };
  const seniorId = senior.who?.memberId ?? "";
  const self = { to: { kind: "member" as const, id: operator.who?.memberId ?? "" }, note: null, heldBy: null };
  const toTeam = { to: team, note: null, heldBy: self.to.id };

  await foresee("transfer", self, (acts) => acts.transfer.mutate({ ...one(), ...self }));
  await foresee("await", {}, (acts) => acts.await.mutate(one()));
  await foresee("transfer", toTeam, (acts) => acts.transfer.mutate({ ...one(), ...toTeam }));
  const called = { reason: "The boiler", memberId: seniorId };
  await foresee("escalate", called, (acts) => acts.escalate.mutate({ ...one(), ...called }));
});

it("of one act on many it is what a fresh look then shows, for each of them", async () => {
  const [closed, theirs] = [await desk.build.conversation(), await desk.build.conversation()];
  await operator.conversation.close.mutate(withOpId({ conversationId: closed }));
  await senior.conversation.take.mutate(withOpId({ conversationId: theirs }));
  const conversationIds = [conversationId, closed, theirs];
  const look = async () => {
    const answers = conversationIds.map((id) => operator.conversation.get.query({ conversationId: id }));
    return (await Promise.all(answers)).map(({ data }) => data);
  };

  const acts: BulkAct[] = [
    { name: "prioritise", priority: "high" },
    { name: "snooze", until: null },
    { name: "markSpam" },
    { name: "reopen" },
    { name: "close" },
  ];
  for (const act of acts) {
    const before = await look();
    const guess = guessBulk(act, await actor());
    await operator.conversation.bulk.mutate(withOpId({ conversationIds, act }));
    expect(before.map((known) => guess && foreseeable(guess(known)))).toEqual((await look()).map(foreseeable));
  }
});

it("what a client shows of an undoing beforehand is what the desk then has, for each act that may be undone", async () => {
  const look = async () => (await operator.conversation.get.query({ conversationId })).data;
  await operator.conversation.take.mutate(one());
  const acts = [
    () => operator.conversation.snooze.mutate({ ...one(), until: null }),
    () => operator.conversation.markSpam.mutate(one()),
    () => operator.conversation.close.mutate(one()),
    () => operator.conversation.bulk.mutate(withOpId({ conversationIds: [conversationId], act: { name: "close" } })),
  ];

  for (const act of acts) {
    const before = await look();
    const { undoId } = await act();
    const after = await look();
    expect(after.version).toBe(before.version + 1);
    await operator.conversation.undo.mutate(withOpId({ undoId: undoId ?? "" }));
    expect(foreseeable(guessUndo({ before, after })(after))).toEqual(foreseeable(await look()));
  }
});

it("[D1] a lost race is answered with the whole conversation as it stands", async () => {
  const taken = await senior.conversation.take.mutate(one());

  for (const act of [
    operator.conversation.take.mutate(one()),
    operator.conversation.close.mutate(one()),
    operator.conversation.transfer.mutate({
      ...one(),
      to: { kind: "member", id: operator.who?.memberId ?? "" },
      note: null,
      heldBy: null,
    }),
  ])
    await expect(act).rejects.toMatchObject({ data: { desk: { code: "conflict", current: taken } } });
  await senior.conversation.close.mutate(one());
  await expect(senior.conversation.snooze.mutate({ ...one(), until: null })).rejects.toMatchObject({
    data: { desk: { reason: "wrong_state", current: { state: "closed" } } },
  });
});
