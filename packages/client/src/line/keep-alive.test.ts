import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepAlive } from "./keep-alive.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const ping = vi.fn();
  const onDead = vi.fn();
  return { ping, onDead, alive: keepAlive({ ping, onDead }) };
}

test("[R11, B4] finds a dead peer within a minute of its last word", async () => {
  const { ping, onDead } = open();

  await vi.advanceTimersByTimeAsync(25_000);
  expect(ping).toHaveBeenCalledOnce();
  expect(onDead).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10_000);

  expect(onDead).toHaveBeenCalledOnce();
});

test("asks nobody who speaks", async () => {
  const { ping, alive } = open();

  for (let second = 0; second < 60; second += 20) {
    await vi.advanceTimersByTimeAsync(20_000);
    alive.heard();
  }

  expect(ping).not.toHaveBeenCalled();
});

test("any word is an answer", async () => {
  const { onDead, alive } = open();

  alive.probe();
  await vi.advanceTimersByTimeAsync(4_000);
  alive.heard();
  await vi.advanceTimersByTimeAsync(20_000);

  expect(onDead).not.toHaveBeenCalled();
});

test("a probe finds a dead peer in five seconds", async () => {
  const { onDead, alive } = open();

  alive.probe();
  await vi.advanceTimersByTimeAsync(5_000);

  expect(onDead).toHaveBeenCalledOnce();
});

test("is silent once stopped", async () => {
  const { ping, onDead, alive } = open();

  alive.stop();
  alive.heard();
  alive.probe();
  await vi.advanceTimersByTimeAsync(120_000);

  expect(ping).not.toHaveBeenCalled();
  expect(onDead).not.toHaveBeenCalled();
});
