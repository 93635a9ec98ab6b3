import { expect, test } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

const rate = { tokens: 1, perMs: 1_000, burst: 3 };

test("a bucket starts empty", () => {
  expect(new TokenBucket(rate, 5_000).readyAt(5_000)).toBe(6_000);
});

test("tokens are saved up to the burst, and then come at the rate", () => {
  const bucket = new TokenBucket(rate, 0);
  const takenAt: number[] = [];
  for (let now = 60_000; takenAt.length < 5; ) {
    now = bucket.readyAt(now);
    bucket.take(now);
    takenAt.push(now);
  }

  expect(takenAt).toEqual([60_000, 60_000, 60_000, 61_000, 62_000]);
});

test("[I11] no span of its length sees more than the rate and the burst together", () => {
  const bot = { tokens: 28, perMs: 1_000, burst: 2 };
  const bucket = new TokenBucket(bot, 0);
  const takenAt: number[] = [];
  for (let now = 10_000; now < 20_000; now = bucket.readyAt(now)) {
    bucket.take(now);
    takenAt.push(now);
  }

  const most = Math.max(...takenAt.map((from) => takenAt.filter((at) => at >= from && at < from + 1_000).length));
  expect(most).toBeLessThanOrEqual(30);
  expect(takenAt.length).toBeGreaterThanOrEqual(280);
});

test("a bucket that has rested is full", () => {
  const bucket = new TokenBucket(rate, 0);

  expect([bucket.isFull(2_900), bucket.isFull(3_000)]).toEqual([false, true]);
});
