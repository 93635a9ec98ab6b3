import { telegramLimits } from "@frontdesk/contract";
import { TRPCClientError } from "@trpc/client";
import { pino } from "pino";
import { expect, test, vi } from "vitest";
import { Bell } from "../bell.ts";
import type { WaitingUpdate } from "../duties.ts";
import { Applier, type Applying } from "./applier.ts";

const log = pino({ level: "silent" });

function update(updateId: number, chatId: number): WaitingUpdate {
  return { updateId, payload: { update_id: updateId, message: { chat: { id: chatId } } } };
}

/** An inbox whose updates wait until they are handled or failed, and a run of the applier over it. */
function work(updates: WaitingUpdate[], handle: Applying["handle"], mostListed = 200) {
  const inbox = new Map(updates.map((waiting) => [waiting.updateId, waiting]));
  const attempts = new Map<number, number>();
  const settled: number[] = [];
  const settle = (updateId: number) => {
    inbox.delete(updateId);
    settled.push(updateId);
  };
  const stop = new AbortController();
  const bell = new Bell();
  const duties: Applying["duties"] = {
    waitingUpdates: async (limit) => [...inbox.values()].slice(0, Math.min(limit, mostListed)),
    failUpdate: async (updateId, { final }) => {
      const tries = (attempts.get(updateId) ?? 0) + 1;
      attempts.set(updateId, tries);
      if (!final && tries < 3) return "received";
      settle(updateId);
      return "failed";
    },
  };
  const handleAndSettle = async (waiting: WaitingUpdate) => {
    await handle(waiting);
    settle(waiting.updateId);
  };
  const shift = { stop: stop.signal, end: new AbortController().signal };
  const over = new Applier({ duties, handle: handleAndSettle, bell, log }, shift).run();
  return { settled, inbox, bell, over, stop: () => stop.abort() };
}

test("[P4] each chat's updates are handled one after the other, in order", async () => {
  const underWay = new Set<number>();
  const order = new Map<number, number[]>();
  const updates = Array.from({ length: 300 }, (_, at) => update(at, (at * 7) % 5));
  const run = work(updates, async ({ updateId }) => {
    const chat = (updateId * 7) % 5;
    expect(underWay).not.toContain(chat);
    underWay.add(chat);
    await new Promise(setImmediate);
    underWay.delete(chat);
    order.set(chat, [...(order.get(chat) ?? []), updateId]);
  });

  await vi.waitFor(() => expect(run.inbox.size).toBe(0), { timeout: 5_000 });
  run.stop();
  await run.over;

  for (const handled of order.values()) expect(handled).toEqual(handled.toSorted((one, other) => one - other));
  expect(run.settled).toHaveLength(300);
});

test("chats don't wait for each other", async () => {
  const gate = Promise.withResolvers<void>();
  const run = work([update(1, 1), update(2, 1), update(3, 2)], async ({ updateId }) => {
    if (updateId === 1) await gate.promise;
  });

  await vi.waitFor(() => expect(run.settled).toEqual([3]));
  gate.resolve();
  await vi.waitFor(() => expect(run.settled).toEqual([3, 1, 2]));
  run.stop();
  await run.over;
});

test("an update that can't be handled is tried again before those behind it, and given up in the end", async () => {
  const handled: number[] = [];
  const run = work([update(1, 1), update(2, 1)], async ({ updateId }) => {
    handled.push(updateId);
    if (updateId === 1) throw new Error("unreadable");
  });

  await vi.waitFor(() => expect(run.settled).toEqual([1, 2]), { timeout: 5_000 });
  run.stop();
  await run.over;

  expect(handled).toEqual([1, 1, 1, 2]);
});

test("an update that the desk can make nothing of holds nobody up", async () => {
  const tooLong = TRPCClientError.from({ error: { code: -32600, message: "Too long", data: { httpStatus: 400 } } });
  const handled: number[] = [];
  const run = work([update(1, 1), update(2, 1)], async ({ updateId }) => {
    handled.push(updateId);
    if (updateId === 1) throw tooLong;
  });

  await vi.waitFor(() => expect(run.settled).toEqual([1, 2]));
  run.stop();
  await run.over;

  expect(handled).toEqual([1, 2]);
});

test("a stop lets the update at hand finish, and begins no other", async () => {
  const gate = Promise.withResolvers<void>();
  const run = work([update(1, 1), update(2, 1)], () => gate.promise);
  await new Promise(setImmediate);

  run.stop();
  gate.resolve();
  await run.over;

  expect(run.settled).toEqual([1]);
});

test("chats whose updates keep failing do not keep the others from their turn", async () => {
  const failing = Array.from({ length: 40 }, (_, at) => update(at, at));
  const run = work([...failing, update(100, 1_000)], async ({ updateId }) => {
    if (updateId < 100) throw new Error("unreadable");
  });

  await vi.waitFor(() => expect(run.settled).toContain(100), { timeout: 2_000 });
  expect(run.settled).toEqual([100]);
  run.stop();
  await run.over;
});

test("a chat of which more waits than is listed at a time goes on without a pause", async () => {
  const updates = Array.from({ length: 100 }, (_, at) => update(at, 1));
  const run = work(updates, async () => undefined, telegramLimits.updatesPerChat);

  await vi.waitFor(() => expect(run.inbox.size).toBe(0), { timeout: 900 });
  run.stop();
  await run.over;
});
