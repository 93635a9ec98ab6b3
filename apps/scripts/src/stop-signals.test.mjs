import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stopRequested } from "./stop-signals.mjs";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => {
  vi.useRealTimers();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(signal);
});

it("takes the echo of one Ctrl-C for the same, and a later one for impatience", async () => {
  const again = vi.fn();
  const stopped = stopRequested({ again });

  process.emit("SIGINT");
  vi.advanceTimersByTime(900);
  process.emit("SIGINT");
  await stopped;
  expect(again).not.toHaveBeenCalled();

  vi.advanceTimersByTime(200);
  process.emit("SIGINT");
  expect(again).toHaveBeenCalledOnce();
});
