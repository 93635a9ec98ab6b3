import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Throttle } from "./throttle.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = new AbortController().signal;

/** When each turn was had, in milliseconds from now, of as many as were had within the span. */
async function turns(throttle: Throttle, chats: number[], withinMs: number): Promise<[chat: number, atMs: number][]> {
  const from = performance.now();
  const had: [number, number][] = [];
  for (const chat of chats)
    void throttle.turn({ chatId: chat }, never).then(() => had.push([chat, performance.now() - from]));
  await vi.advanceTimersByTimeAsync(withinMs);
  return had;
}

async function rested(): Promise<Throttle> {
  const throttle = new Throttle();
  await vi.advanceTimersByTimeAsync(60_000);
  return throttle;
}

test("one chat gets three at once, then one a second", async () => {
  const had = await turns(await rested(), [1, 1, 1, 1, 1], 5_000);

  expect(had.map(([, at]) => Math.round(at / 100) / 10)).toEqual([0, 0, 0, 1, 2].map((at) => expect.closeTo(at, 0)));
});

test("[I11] a bot never exceeds thirty in a second, and keeps close to twenty-eight", async () => {
  const chats = Array.from({ length: 300 }, (_, at) => at + 1);
  const had = await turns(await rested(), chats, 10_000);
  const times = had.map(([, at]) => at);

  const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
  expect(most).toBeLessThanOrEqual(30);
  expect(times.length).toBeGreaterThanOrEqual(270);
});

test("a group gets at most twenty a minute", async () => {
  const had = await turns(await rested(), Array(30).fill(-100), 60_000);

  expect(had.length).toBeLessThanOrEqual(20);
  expect(had.length).toBeGreaterThanOrEqual(19);
});

test("a chat that must wait holds up nobody else", async () => {
  const throttle = await rested();
  throttle.refused(1, 30_000);

  const had = await turns(throttle, [1, 2, 3], 29_900);

  expect(had.map(([chat]) => chat)).toEqual([2, 3]);
});

test("[T4] retry_after is obeyed to the second", async () => {
  const throttle = await rested();
  throttle.refused(1, 7_000);

  const had = await turns(throttle, [1], 20_000);

  expect(had).toEqual([[1, expect.closeTo(7_000, -1)]]);
  expect(had[0]?.[1]).toBeGreaterThanOrEqual(7_000);
});

test("a second chat refused while one is paused silences the bot", async () => {
  const throttle = await rested();
  throttle.refused(1, 5_000);
  expect(throttle.pausedMs()).toBe(0);
  throttle.refused(2, 5_000);
  expect(throttle.pausedMs()).toBeGreaterThan(4_900);

  const had = await turns(throttle, [3], 20_000);

  expect(had[0]?.[1]).toBeGreaterThanOrEqual(5_000);
});

test("a chat refused twice is one chat", async () => {
  const throttle = await rested();
  throttle.refused(1, 5_000);
  throttle.refused(1, 5_000);

  expect(throttle.pausedMs()).toBe(0);
});

test("ready takes nothing, and who leaves the line takes nothing", async () => {
  const throttle = await rested();
  for (let times = 0; times < 10; times++) await throttle.ready(1, never);
  const leave = new AbortController();
  const busy = turns(throttle, [1, 1, 1], 500);
  const left = expect(throttle.turn({ chatId: 1 }, leave.signal)).rejects.toThrow("gone");
  leave.abort(new Error("gone"));
  await left;

  expect(await busy).toHaveLength(3);
});

test("[I11] an album counts as its messages: what follows waits for them all", async () => {
  const throttle = await rested();

  await throttle.turn({ chatId: 1, messages: 10 }, never);
  const had = await turns(throttle, [1, 2], 9_000);

  // Three were saved up; seven more are owed, and one is to be had.
  expect(had.map(([chat, atMs]) => [chat, Math.round(atMs / 1_000)])).toEqual([
    [2, 0],
    [1, 8],
  ]);
});
