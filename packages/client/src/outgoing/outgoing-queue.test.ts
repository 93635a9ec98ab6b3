import type { ErrorCode, Message } from "@frontdesk/contract";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { errorWithCode } from "../desk-error.ts";
import { at, buildMessage } from "../testing/events.ts";
import { type Outgoing, type OutgoingStore, showOutgoing } from "./outgoing.ts";
import { OutgoingQueue } from "./outgoing-queue.ts";

/** What a device keeps: it outlives the queues that use it. */
function openDevice(): OutgoingStore & { kept: Map<string, Outgoing> } {
  const kept = new Map<string, Outgoing>();
  return {
    kept,
    load: async () => [...kept.values()],
    has: async (opId) => kept.has(opId),
    put: async (outgoing) => void kept.set(outgoing.opId, structuredClone(outgoing)),
    remove: async (opId) => void kept.delete(opId),
  };
}

/** A desk that has each operation's effect once (P2), and can be out of reach before or after the effect. */
function openDesk() {
  const effects: string[] = [];
  const seen = new Set<string>();
  let fault: { code: ErrorCode; after?: boolean } | null = null;
  return {
    effects,
    fail(next: typeof fault) {
      fault = next;
    },
    async send({ opId, clientKey, text, conversationId }: Outgoing): Promise<Message> {
      if (fault && !fault.after) throw errorWithCode(fault.code, "No.");
      if (!seen.has(opId)) effects.push(text);
      seen.add(opId);
      if (fault) throw errorWithCode(fault.code, "No.");
      return buildMessage({ seq: effects.length, clientKey, text, conversationId });
    },
  };
}

async function openQueue({ device = openDevice(), desk = openDesk() } = {}) {
  const onSent = vi.fn();
  const queue = new OutgoingQueue({ store: device, send: (one) => desk.send(one), onSent, random: () => 1 });
  onTestFinished(() => queue.close());
  await vi.advanceTimersByTimeAsync(0);
  return { queue, device, desk, onSent, states: () => queue.all().map(({ text, state }) => [text, state]) };
}

describe("OutgoingQueue", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("shows a message at once, and forgets it when the desk has it", async () => {
    const { queue, device, desk, onSent } = await openQueue();

    const outgoing = queue.add({ conversationId: "c1", text: "Hello" });
    expect(queue.all()).toMatchObject([{ text: "Hello", error: null }]);
    await vi.advanceTimersByTimeAsync(0);

    expect(queue.all()).toEqual([]);
    expect(device.kept.size).toBe(0);
    expect(desk.effects).toEqual(["Hello"]);
    expect(onSent).toHaveBeenCalledWith(expect.objectContaining({ clientKey: outgoing.clientKey }));
  });

  test("keeps messages while the desk is out of reach, and sends them in order when it is back", async () => {
    const { queue, desk, states } = await openQueue();
    desk.fail({ code: "unavailable" });
    for (const text of ["one", "two", "three"]) queue.add({ conversationId: "c1", text });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(states()).toEqual([
      ["one", "waiting"],
      ["two", "waiting"],
      ["three", "waiting"],
    ]);

    desk.fail(null);
    queue.wake();
    await vi.advanceTimersByTimeAsync(0);

    expect(desk.effects).toEqual(["one", "two", "three"]);
    expect(queue.all()).toEqual([]);
  });

  test("tries again by itself", async () => {
    const { queue, desk } = await openQueue();
    desk.fail({ code: "unavailable" });
    queue.add({ conversationId: "c1", text: "one" });
    await vi.advanceTimersByTimeAsync(0);

    desk.fail(null);
    await vi.advanceTimersByTimeAsync(500);

    expect(desk.effects).toEqual(["one"]);
  });

  test("[P2] a message whose answer was lost has one effect", async () => {
    const { queue, desk } = await openQueue();
    desk.fail({ code: "unavailable", after: true });
    queue.add({ conversationId: "c1", text: "one" });
    await vi.advanceTimersByTimeAsync(2_000);

    desk.fail(null);
    queue.wake();
    await vi.advanceTimersByTimeAsync(0);

    expect(desk.effects).toEqual(["one"]);
    expect(queue.all()).toEqual([]);
  });

  test("survives a reload, under the same keys", async () => {
    const { queue, device, desk } = await openQueue();
    desk.fail({ code: "unavailable" });
    const before = queue.add({ conversationId: "c1", text: "one" });
    queue.add({ conversationId: "c1", text: "two" });
    await vi.advanceTimersByTimeAsync(0);
    queue.close();

    const { queue: reloaded, states } = await openQueue({ device, desk });
    expect(reloaded.all()[0]).toMatchObject({ opId: before.opId, clientKey: before.clientKey });
    expect(states()).toEqual([
      ["one", "waiting"],
      ["two", "waiting"],
    ]);
    desk.fail(null);
    reloaded.wake();
    await vi.advanceTimersByTimeAsync(0);

    expect(desk.effects).toEqual(["one", "two"]);
    expect(device.kept.size).toBe(0);
  });

  test("two tabs with the same messages send each once, in order", async () => {
    const { queue, device, desk } = await openQueue();
    desk.fail({ code: "unavailable" });
    for (const text of ["one", "two", "three"]) queue.add({ conversationId: "c1", text });
    await vi.advanceTimersByTimeAsync(0);
    const { queue: other } = await openQueue({ device, desk });

    desk.fail(null);
    queue.wake();
    other.wake();
    await vi.advanceTimersByTimeAsync(0);

    expect(desk.effects).toEqual(["one", "two", "three"]);
    expect([queue.all(), other.all()]).toEqual([[], []]);
  });

  test("does not send what another tab discarded", async () => {
    const { queue, device, desk } = await openQueue();
    desk.fail({ code: "unavailable" });
    const { opId } = queue.add({ conversationId: "c1", text: "one" });
    await vi.advanceTimersByTimeAsync(0);
    const { queue: other } = await openQueue({ device, desk });

    queue.discard(opId);
    await vi.advanceTimersByTimeAsync(0);
    desk.fail(null);
    other.wake();
    await vi.advanceTimersByTimeAsync(0);

    expect(desk.effects).toEqual([]);
    expect(other.all()).toEqual([]);
  });

  test("a refused message waits for a decision and holds nobody up", async () => {
    const { queue, desk, states } = await openQueue();
    desk.fail({ code: "conflict" });
    const refused = queue.add({ conversationId: "c1", text: "one" });
    await vi.advanceTimersByTimeAsync(0);
    desk.fail(null);
    queue.add({ conversationId: "c1", text: "two" });
    await vi.advanceTimersByTimeAsync(60_000);

    expect(states()).toEqual([["one", "refused"]]);
    expect(queue.all()[0]?.error).toMatchObject({ code: "conflict" });
    queue.retry(refused.opId);
    await vi.advanceTimersByTimeAsync(0);

    expect(desk.effects).toEqual(["two", "one"]);
  });

  test("a fault of the desk itself is for somebody to decide", async () => {
    const send = vi.fn().mockRejectedValue(new TypeError("x is not a function"));
    const queue = new OutgoingQueue({ store: openDevice(), send, onSent: () => {} });
    onTestFinished(() => queue.close());

    queue.add({ conversationId: "c1", text: "one" });
    await vi.advanceTimersByTimeAsync(60_000);

    expect(queue.all()).toMatchObject([{ state: "refused", error: { reason: "internal" } }]);
    expect(send).toHaveBeenCalledOnce();
  });

  test("conversations don't wait for each other", async () => {
    const device = openDevice();
    const slow = Promise.withResolvers<Message>();
    const send = vi.fn((one: Outgoing) =>
      one.conversationId === "slow" ? slow.promise : Promise.resolve(buildMessage({ clientKey: one.clientKey })),
    );
    const queue = new OutgoingQueue({ store: device, send, onSent: () => {} });
    onTestFinished(() => queue.close());

    queue.add({ conversationId: "slow", text: "one" });
    queue.add({ conversationId: "fast", text: "two" });
    await vi.advanceTimersByTimeAsync(0);

    expect(queue.all()).toMatchObject([{ text: "one", state: "sending" }]);
  });

  test("sends from memory where the device keeps nothing", async () => {
    const broken = () => Promise.reject(new Error("private mode"));
    const device = { ...openDevice(), load: broken, has: broken, put: broken, remove: broken };
    const { queue, desk } = await openQueue({ device });

    queue.add({ conversationId: "c1", text: "one" });
    await vi.advanceTimersByTimeAsync(0);

    expect(desk.effects).toEqual(["one"]);
    expect(queue.all()).toEqual([]);
  });
});

describe("showOutgoing", () => {
  const author = { kind: "member" as const, id: "me", name: "Me" };
  const outgoing = (key: string): Outgoing => ({
    opId: `op-${key}`,
    clientKey: key,
    conversationId: "c1",
    text: key,
    createdAt: at(9),
    state: "waiting",
    error: null,
  });

  test("puts what the desk doesn't have after what it has", () => {
    const shown = showOutgoing([buildMessage({ seq: 4 })], [outgoing("k1"), outgoing("k2")], author);

    expect(shown.map(({ id, seq, state }) => [id, seq, state])).toEqual([
      ["m4", 4, "received"],
      ["k1", 5, "queued"],
      ["k2", 6, "queued"],
    ]);
    expect(shown[1]?.outgoing).toMatchObject({ opId: "op-k1" });
  });

  test("shows a message that has arrived once", () => {
    const arrived = buildMessage({ seq: 5, direction: "out", clientKey: "k1" });

    const shown = showOutgoing([arrived], [outgoing("k1")], author);

    expect(shown).toEqual([{ ...arrived, outgoing: null }]);
  });
});
