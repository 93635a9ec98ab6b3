import { withOpId } from "@frontdesk/client";
import type { Priority, SlaPolicy } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { reckonConversations, watchClocks } from "./index.ts";

let desk: TestDesk;
let owner: Caller;
let operator: Caller;
let conversationId: string;
let tgUserId: number;

const promise = {
  ...{ policyId: null, version: null, name: "For all", isDefault: true, hours: "always" as const },
  ...{ inboxIds: [], teamIds: [], tagIds: [], priorities: [] as Priority[] },
  targets: { first_response: 60, next_response: 30, resolution: 480 },
  ...{ warnPercent: 75, pauses: true, escalates: false },
};
let policy: SlaPolicy;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  operator = await desk.as("operator");
  policy = await owner.slaPolicy.save.mutate(withOpId(promise));
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  await watchClocks(desk.services);
  ({ conversationId, tgUserId } = await desk.build.inbound());
  await desk.announced();
});

const one = () => withOpId({ conversationId });
const look = async () => (await operator.conversation.get.query({ conversationId })).data;
/** Lets minutes pass, through which the bot's process keeps its lease. */
async function minutes(count: number) {
  await desk.build.moveClock(count * 60);
  const { botId, leaseToken } = await desk.build.bot();
  await desk.installation().telegram.holdLease.mutate(withOpId({ botId, holder: "tests", renews: leaseToken }));
}
const write = (text = "And?") => desk.build.inbound({ tgUserId, text });
const answer = () =>
  operator.message.send.mutate(withOpId({ conversationId, text: "Yes", clientKey: crypto.randomUUID() }));
const minutesLeft = async () => {
  const { sla } = await look();
  return sla && Math.round((Date.parse(sla.dueAt) - (await deskNow())) / 60_000);
};

function inHome<T>(work: Parameters<ReturnType<typeof inWorkspace>["read"]>[0]): Promise<T> {
  return inWorkspace(desk.services.database, desk.home.workspaceId).read(work) as Promise<T>;
}
const deskNow = () => inHome<number>(async ({ now }) => now.getTime());

/** The clocks of the conversation, the oldest first: what each is about, how it stands, and whether it has ended. */
async function clocks() {
  const rows = await inHome<{ metric: string; state: string; endedAt: Date | null }[]>(({ db }) =>
    db
      .selectFrom("sla_clock")
      .select(["metric", "state", "ended_at as endedAt"])
      .where("conversation_id", "=", conversationId)
      .orderBy("started_at")
      .orderBy("metric")
      .execute(),
  );
  return rows.map(({ metric, state, endedAt }) => `${metric} ${state}${endedAt ? ", over" : ""}`);
}

describe("a promised answer", () => {
  it("is owed from a person's first word on, and kept by a member's answer, though the bot had spoken", async () => {
    expect(await look()).toMatchObject({ sla: { metric: "first_response", state: "running" } });
    expect(await minutesLeft()).toBe(60);
    await desk.build.inbound({ tgUserId, text: "/help" });
    expect(await clocks()).toEqual(["first_response running", "resolution running"]);

    await answer();
    expect(await clocks()).toEqual(["first_response met, over", "resolution paused"]);
    expect((await look()).sla).toBeNull();
  });

  it("is the next one once a member has answered, and the first again once it is taken up again", async () => {
    await answer();
    await write();
    expect(await minutesLeft()).toBe(30);
    expect((await look()).sla?.metric).toBe("next_response");

    await answer();
    await operator.conversation.close.mutate(one());
    await write("Once more");
    expect((await look()).sla?.metric).toBe("first_response");
    expect((await clocks()).filter((clock) => clock.startsWith("resolution"))).toEqual([
      "resolution met, over",
      "resolution running",
    ]);
  });

  it("is owed as before where the answer could not be sent, and kept where it goes out after all", async () => {
    await minutes(10);
    const { id: messageId } = await answer();
    await desk.build.deliver({ kind: "failed", reason: "refused" });
    expect(await minutesLeft()).toBe(50);
    expect((await clocks())[0]).toBe("first_response running");

    await operator.message.resend.mutate(withOpId({ messageId }));
    expect((await clocks())[0]).toBe("first_response met, over");
    await desk.build.deliver();
  });

  it("comes to nothing where it is closed or waited for the person instead, and is owed again by undoing", async () => {
    const { undoId } = await operator.conversation.close.mutate(one());
    expect(await clocks()).toEqual(["first_response dropped, over", "resolution met, over"]);
    expect((await look()).sla).toBeNull();

    await operator.conversation.undo.mutate(withOpId({ undoId: undoId ?? "" }));
    expect(await clocks()).toEqual(["first_response running", "resolution running"]);
    await operator.conversation.await.mutate(one());
    expect(await clocks()).toEqual(["first_response dropped, over", "resolution paused"]);
    await operator.conversation.markSpam.mutate(one());
    expect((await clocks())[1]).toBe("resolution dropped, over");
  });
});

describe("a promised end", () => {
  it("waits while the person is waited for and while it sleeps, and goes on from there", async () => {
    await minutes(10);
    await answer();
    await minutes(100);
    await write();
    await minutes(20);
    await answer();
    await operator.conversation.snooze.mutate(withOpId({ conversationId, until: null }));
    await minutes(40);
    await operator.conversation.wake.mutate(one());

    expect(await look()).toMatchObject({ sla: { metric: "resolution", state: "running" } });
    expect(await minutesLeft()).toBe(480 - 10 - 20);
  });
});

describe("what is due", () => {
  const told = async () =>
    (await desk.announced()).flatMap(([kind, data]) =>
      kind.startsWith("sla.") && "conversation" in data && data.conversation.id === conversationId
        ? [`${kind} ${data.conversation.sla?.metric} ${data.conversation.sla?.state}`]
        : [],
    );

  it("is said once before and once when it is too late, as a line of the thread, on any number of nodes", async () => {
    await minutes(46);
    await Promise.all([1, 2, 3].map(() => watchClocks(desk.services)));
    await watchClocks(desk.services);
    expect(await told()).toEqual(["sla.warned first_response warned"]);

    await minutes(15);
    await Promise.all([1, 2, 3].map(() => watchClocks(desk.services)));
    await watchClocks(desk.services);
    expect(await told()).toEqual(["sla.breached first_response breached"]);
    const { rows } = (await owner.message.list.query({ conversationId })).data;
    const acts = rows.flatMap(({ special }) => (special?.kind === "act" ? [special.act] : []));
    expect(acts).toMatchObject([
      { name: "sla_warned", metric: "first_response", policy: "For all" },
      { name: "sla_breached", metric: "first_response", policy: "For all" },
    ]);

    await answer();
    expect((await clocks())[0]).toBe("first_response breached, over");
  });

  it("is late only, where nobody could look in time, and late in the books too where it was answered before", async () => {
    await minutes(70);
    await answer();
    expect((await clocks())[0]).toBe("first_response breached, over");
    await write();
    await minutes(90);
    await watchClocks(desk.services);
    expect(await told()).toEqual(["sla.breached next_response breached"]);
  });

  it("stands first in the view of what is at risk, and is counted there", async () => {
    const early = conversationId;
    await minutes(20);
    const later = await desk.build.inbound();
    await minutes(45);
    await watchClocks(desk.services);
    const rows = async () => {
      const { data } = await owner.conversation.list.query({ view: "at_risk" });
      return data.rows.map(({ id }) => id).filter((id) => id === early || id === later.conversationId);
    };
    expect(await rows()).toEqual([early, later.conversationId]);
    const page = await owner.conversation.list.query({ view: "at_risk", limit: 1 });
    const next = await owner.conversation.list.query({ view: "at_risk", limit: 100, cursor: page.data.next });
    const all = await owner.conversation.list.query({ view: "at_risk", limit: 100 });
    expect([...page.data.rows, ...next.data.rows]).toEqual(all.data.rows);
    expect((await owner.conversation.counts.query()).data.at_risk).toBe(all.data.rows.length);

    await operator.message.send.mutate(
      withOpId({ conversationId: early, text: "Yes", clientKey: crypto.randomUUID() }),
    );
    expect(await rows()).toEqual([later.conversationId]);
  });
});

describe("policies", () => {
  const save = (patch: object) => owner.slaPolicy.save.mutate(withOpId({ ...promise, isDefault: false, ...patch }));
  const list = async () => (await owner.slaPolicy.list.query()).data;

  it("reckon anew from where it began, when a conversation falls under another", async () => {
    const urgent = await save({ name: "Urgent", priorities: ["urgent"], targets: { ...promise.targets, first_response: 5 } });
    await minutes(2);
    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "urgent" }));
    expect(await minutesLeft()).toBe(3);
    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "low" }));
    expect(await minutesLeft()).toBe(58);
    await owner.slaPolicy.remove.mutate(withOpId({ policyId: urgent.id }));
  });

  it("call a senior where they say so", async () => {
    const strict = await save({ name: "Strict", priorities: ["high"], escalates: true });
    await operator.conversation.prioritise.mutate(withOpId({ conversationId, priority: "high" }));
    await minutes(61);
    await watchClocks(desk.services);

    expect((await look()).escalation).toMatchObject({ cause: "rule", reason: "Strict" });
    await owner.slaPolicy.remove.mutate(withOpId({ policyId: strict.id }));
  });

  it("are followed by what is under way, once they have changed, by bulk too", async () => {
    const targets = { ...promise.targets, first_response: 120 };
    const changed = await owner.slaPolicy.save.mutate(
      withOpId({ ...promise, policyId: policy.id, version: policy.version, targets }),
    );
    await reckonConversations(desk.services);
    expect(await minutesLeft()).toBe(120);
    const [kind] = (await desk.announced()).findLast(([, data]) => "conversation" in data) ?? [];
    expect(kind).toBe("conversation.revised");

    await owner.slaPolicy.save.mutate(withOpId({ ...promise, policyId: policy.id, version: changed.version }));
    await reckonConversations(desk.services);
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
    await reckonConversations(desk.services);

    expect((await look()).sla).toBeNull();
    await owner.inbox.edit.mutate(withOpId({ ...settings, inboxId, version: version + 1 }));
    await reckonConversations(desk.services);
    expect(await minutesLeft()).toBe(60);
    await owner.slaPolicy.remove.mutate(withOpId({ policyId: byHours.id }));
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
    await reckonConversations(desk.services);

    expect((await look()).sla).toBeNull();
    expect(await clocks()).toEqual(["first_response dropped, over", "resolution dropped, over"]);
    await minutes(24 * 60);
    await watchClocks(desk.services);
    expect((await desk.announced()).filter(([kind]) => kind.startsWith("sla."))).toEqual([]);
  });
});
