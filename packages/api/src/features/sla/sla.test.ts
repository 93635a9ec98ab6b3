import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { promise, promisedTime } from "../../testing/promised-time.ts";
import { say } from "../../testing/thread.ts";

let desk: TestDesk;
let owner: Caller;
let operator: Caller;
let time: ReturnType<typeof promisedTime>;
let conversationId: string;
let tgUserId: number;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  operator = await desk.as("operator");
  time = promisedTime(desk);
  await owner.slaPolicy.save.mutate(withOpId(promise));
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  await time.watch();
  ({ conversationId, tgUserId } = await desk.build.inbound());
  await desk.announced();
});

const one = () => withOpId({ conversationId });
const look = async () => (await operator.conversation.get.query({ conversationId })).data;
const write = (text = "And?") => desk.build.inbound({ tgUserId, text });
const answer = () => say(operator, conversationId, "Yes");
const clocks = () => time.clocks(conversationId);
const minutesLeft = () => time.left(conversationId);

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
    await time.pass(10);
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
    await time.pass(10);
    await answer();
    await time.pass(100);
    await write();
    await time.pass(20);
    await answer();
    await operator.conversation.snooze.mutate(withOpId({ conversationId, until: null }));
    await time.pass(40);
    await operator.conversation.wake.mutate(one());

    expect(await look()).toMatchObject({ sla: { metric: "resolution", state: "running" } });
    expect(await minutesLeft()).toBe(480 - 10 - 20);
  });

  it("is kept once, where it was taken up again and then not, after all", async () => {
    await operator.conversation.close.mutate(one());
    await time.pass(5);
    const conversationIds = [conversationId];
    const { undoId } = await operator.conversation.bulk.mutate(withOpId({ conversationIds, act: { name: "reopen" } }));
    expect((await clocks()).at(-1)).toBe("resolution running");

    await operator.conversation.undo.mutate(withOpId({ undoId: undoId ?? "" }));
    expect((await clocks()).slice(1)).toEqual(["resolution met, over", "resolution dropped, over"]);
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
    await time.pass(46);
    await time.watch();
    expect(await told()).toEqual(["sla.warned first_response warned"]);

    await time.pass(15);
    await time.watch();
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
    await time.pass(70);
    await answer();
    expect((await clocks())[0]).toBe("first_response breached, over");
    await write();
    await time.pass(90);
    await time.watch();
    expect(await told()).toEqual(["sla.breached next_response breached"]);
  });

  it("stands first in the view of what is at risk, and is counted there", async () => {
    const early = conversationId;
    await time.pass(20);
    const later = await desk.build.inbound();
    await time.pass(45);
    await time.watch();
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
