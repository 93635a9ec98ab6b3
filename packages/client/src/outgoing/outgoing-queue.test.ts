import type { Message } from "@frontdesk/contract";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { buildMessage } from "../testing/events.ts";
import { openDevice, openQueue } from "../testing/outgoing-desk.ts";
import { type Outgoing, plainText } from "./outgoing.ts";
import { OutgoingQueue } from "./outgoing-queue.ts";

describe("OutgoingQueue", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("shows a message at once, and forgets it when the desk has it", async () => {
    const { queue, device, desk, onSent } = await openQueue();

    const outgoing = queue.add("c1", plainText("Hello"));
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
    for (const text of ["one", "two", "three"]) queue.add("c1", plainText(text));
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
    queue.add("c1", plainText("one"));
    await vi.advanceTimersByTimeAsync(0);

    desk.fail(null);
    await vi.advanceTimersByTimeAsync(500);

    expect(desk.effects).toEqual(["one"]);
  });

  test("[P2] a message whose answer was lost has one effect", async () => {
    const { queue, desk } = await openQueue();
    desk.fail({ code: "unavailable", after: true });
    queue.add("c1", plainText("one"));
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
    const before = queue.add("c1", plainText("one"));
    queue.add("c1", plainText("two"));
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
    for (const text of ["one", "two", "three"]) queue.add("c1", plainText(text));
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
    const { opId } = queue.add("c1", plainText("one"));
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
    const refused = queue.add("c1", plainText("one"));
    await vi.advanceTimersByTimeAsync(0);
    desk.fail(null);
    queue.add("c1", plainText("two"));
    await vi.advanceTimersByTimeAsync(60_000);

    expect(states()).toEqual([["one", "refused"]]);
    expect(queue.all()[0]?.error).toMatchObject({ code: "conflict" });
    queue.retry(refused.opId);
    await vi.advanceTimersByTimeAsync(0);

    expect(desk.effects).toEqual(["two", "one"]);
  });

  test("a fault of the desk itself is for somebody to decide", async () => {
    const send = vi.fn().mockRejectedValue(new TypeError("x is not a function"));
    const queue = new OutgoingQueue({ store: openDevice(), send, upload: vi.fn(), onSent: () => {} });
    onTestFinished(() => queue.close());

    queue.add("c1", plainText("one"));
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
    const queue = new OutgoingQueue({ store: device, send, upload: vi.fn(), onSent: () => {} });
    onTestFinished(() => queue.close());

    queue.add("slow", plainText("one"));
    queue.add("fast", plainText("two"));
    await vi.advanceTimersByTimeAsync(0);

    expect(queue.all()).toMatchObject([{ text: "one", state: "sending" }]);
  });

  test("[D20] sends from memory where the device keeps nothing, and says what would be lost with the page", async () => {
    const broken = () => Promise.reject(new Error("private mode"));
    const device = { ...openDevice(), load: broken, has: broken, put: broken, remove: broken };
    const { queue, desk } = await openQueue({ device });

    queue.add("c1", plainText("one"));
    expect(queue.hasUnkept()).toBe(true);
    await vi.advanceTimersByTimeAsync(0);

    expect(desk.effects).toEqual(["one"]);
    expect(queue.all()).toEqual([]);
    expect(queue.hasUnkept()).toBe(false);
  });
});
