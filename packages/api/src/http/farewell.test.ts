import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sendAwayInWaves } from "./farewell.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("[R12] asks five thousand to come back in waves over three seconds at most, each after a wait of its own", async () => {
  const began = Date.now();
  const told: { at: number; afterMs: number }[] = [];
  const connections = Array.from({ length: 5_000 }, () => (afterMs: number) => {
    told.push({ at: Date.now() - began, afterMs });
  });

  const farewell = sendAwayInWaves(connections);
  await vi.runAllTimersAsync();
  await farewell;

  expect(told).toHaveLength(5_000);
  expect(told.at(-1)?.at).toBeLessThanOrEqual(3_000);
  const waves = Map.groupBy(told, ({ at }) => at);
  expect(waves.size).toBeGreaterThanOrEqual(20);
  for (const wave of waves.values()) expect(wave.length).toBeLessThanOrEqual(200);
  for (const { afterMs } of told) expect(afterMs).toBeLessThanOrEqual(1_000);
  expect(new Set(told.map(({ afterMs }) => afterMs)).size).toBeGreaterThan(100);
});

it("[R12] asks a few all at once", async () => {
  const told = vi.fn();

  await sendAwayInWaves([told, told]);

  expect(told).toHaveBeenCalledTimes(2);
});
