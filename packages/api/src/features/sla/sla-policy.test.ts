import { withOpId } from "@frontdesk/client";
import type { SlaPolicy } from "@frontdesk/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { promise, promisedTime } from "../../testing/promised-time.ts";

let desk: TestDesk;
let owner: Caller;
let operator: Caller;
let time: ReturnType<typeof promisedTime>;
let policy: SlaPolicy;
let conversationId: string;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  operator = await desk.as("operator");
  time = promisedTime(desk);
  policy = await owner.slaPolicy.save.mutate(withOpId(promise));
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  await time.watch();
  ({ conversationId } = await desk.build.inbound());
  await desk.announced();
});

const look = async () => (await operator.conversation.get.query({ conversationId })).data;
const clocks = () => time.clocks(conversationId);
const minutesLeft = () => time.left(conversationId);

describe("policies", () => {
  const save = (patch: object) => owner.slaPolicy.save.mutate(withOpId({ ...promise, isDefault: false, ...patch }));
  const list = async () => (await owner.slaPolicy.list.query()).data;

  it("reckon anew from where it began, when a conversation falls under another", async () => {
    const urgent = await save({
      name: "Urgent",
      priorities: ["urgent"],
      targets: { ...promise.targets, first_response: 5 },
    });
    await time.pass(2);
    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "urgent" }));
    expect(await minutesLeft()).toBe(3);
    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "low" }));
    expect(await minutesLeft()).toBe(58);
    await owner.slaPolicy.remove.mutate(withOpId({ policyId: urgent.id }));
  });

  it("call a senior where they say so", async () => {
    const strict = await save({ name: "Strict", priorities: ["high"], escalates: true });
    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "high" }));
    await time.pass(61);
    await time.watch();

    expect((await look()).escalation).toMatchObject({ cause: "rule", reason: "Strict" });
    await owner.slaPolicy.remove.mutate(withOpId({ policyId: strict.id }));
  });

  it("are followed by what is under way, once they have changed, by bulk too", async () => {
    const targets = { ...promise.targets, first_response: 120 };
    const changed = await owner.slaPolicy.save.mutate(
      withOpId({ ...promise, policyId: policy.id, version: policy.version, targets }),
    );
    await time.reckon();
    expect(await minutesLeft()).toBe(120);
    const [kind] = (await desk.announced()).findLast(([, data]) => "conversation" in data) ?? [];
    expect(kind).toBe("conversation.revised");

    await owner.slaPolicy.save.mutate(withOpId({ ...promise, policyId: policy.id, version: changed.version }));
    await time.reckon();
    expect(await minutesLeft()).toBe(60);
    const act = { name: "close" as const };
    await owner.conversation.bulk.mutate(withOpId({ conversationIds: [conversationId], act }));
    expect((await clocks())[1]).toBe("resolution met, over");
  });

  it("count by the hours of the inbox", async () => {
    const { data } = await owner.inbox.list.query();
    const inbox = data[0];
    if (!inbox) throw new Error("There is one.");
    const { id: inboxId, kind: _, botId: __, version, ...settings } = inbox;
    const byHours = await save({ name: "By hours", priorities: ["low"], hours: "inbox" });
    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "low" }));
    const never = { timezone: "UTC", windows: [], holidays: [] };
    await owner.inbox.edit.mutate(withOpId({ ...settings, inboxId, version, businessHours: never }));
    await time.reckon();

    expect((await look()).sla).toBeNull();
    await owner.inbox.edit.mutate(withOpId({ ...settings, inboxId, version: version + 1 }));
    await time.reckon();
    expect(await minutesLeft()).toBe(60);
    await owner.slaPolicy.remove.mutate(withOpId({ policyId: byHours.id }));
  });

  it("count by hours of their own", async () => {
    const from = Math.floor(((await time.now()) % 86_400_000) / 60_000);
    const windows = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: Math.max(1, from - 60) }));
    const ownHours = { timezone: "UTC", windows, holidays: [] };
    const own = await save({ name: "Own hours", priorities: ["low"], hours: "own", ownHours });
    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "low" }));
    // The next window opens at midnight.
    expect(await minutesLeft()).toBe(Math.round((86_400_000 - ((await time.now()) % 86_400_000)) / 60_000) + 60);
    await owner.slaPolicy.remove.mutate(withOpId({ policyId: own.id }));
    await expect(
      save({ name: "Nowhere", priorities: ["low"], hours: "own", ownHours: { ...ownHours, timezone: "Mars" } }),
    ).rejects.toMatchObject({ data: { desk: { code: "invalid" } } });
  });

  it("are asked in their order, the default one last, and told so", async () => {
    const first = await save({ name: "A", priorities: ["high"] });
    const second = await save({ name: "B", priorities: ["high"] });
    const order = [second.id, first.id];
    const arranged = await owner.slaPolicy.arrange.mutate(withOpId({ policyIds: order }));
    expect(arranged.map(({ name }) => name)).toEqual(["B", "A", "For all"]);
    expect(await list()).toEqual(arranged);

    await expect(owner.slaPolicy.arrange.mutate(withOpId({ policyIds: [first.id] }))).rejects.toMatchObject(
      refusal("conflict", "stale_version"),
    );
    for (const { id } of [first, second]) await owner.slaPolicy.remove.mutate(withOpId({ policyId: id }));
  });

  it("are kept by those who run the workspace, say what they are for, and name what is there", async () => {
    await expect(operator.slaPolicy.list.query()).rejects.toMatchObject(refusal("forbidden"));
    await expect(save({ name: "For nobody" })).rejects.toMatchObject({ data: { desk: { code: "invalid" } } });
    await expect(save({ name: "Gone", tagIds: [crypto.randomUUID()] })).rejects.toMatchObject(refusal("not_found"));
    await expect(save({ name: "for all", priorities: ["low"] })).rejects.toMatchObject(
      refusal("conflict", "name_taken"),
    );
    await expect(save({ name: "Another", isDefault: true })).rejects.toMatchObject(
      refusal("conflict", "default_taken"),
    );
    expect((await owner.slaPolicy.grounds.query()).data.inboxes).toMatchObject([{ businessHours: null }]);
  });

  it("that are gone leave nothing owed", async () => {
    const [only] = await list();
    await owner.slaPolicy.remove.mutate(withOpId({ policyId: only?.id ?? "" }));
    await time.reckon();

    expect((await look()).sla).toBeNull();
    expect(await clocks()).toEqual(["first_response dropped, over", "resolution dropped, over"]);
    await time.pass(24 * 60);
    await time.watch();
    expect((await desk.announced()).filter(([kind]) => kind.startsWith("sla."))).toEqual([]);
  });
});
