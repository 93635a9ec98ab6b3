import { guessAct, withOpId } from "@frontdesk/client";
import type { Conversation } from "@frontdesk/contract";
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
  const { undoId: _, ...conversation } = rest;
  return { ...conversation, isClosed: closedAt !== null };
}

async function foresee(name: string, input: object, act: (acts: Acts) => Promise<Conversation>): Promise<void> {
  const { data: before } = await operator.conversation.get.query({ conversationId });
  const actor = { memberId: operator.who?.memberId ?? "", name: operator.who?.name ?? "", now: new Date() };
  const guessed = guessAct(name, input, actor)?.(before);
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
