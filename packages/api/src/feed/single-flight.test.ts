import { expect, it, vi } from "vitest";
import { singleFlight } from "./single-flight.ts";

it("shares the run that begins after the one under way, however many ask", async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const work = vi.fn(() => gates[work.mock.calls.length - 1]?.promise ?? Promise.resolve());
  const ask = singleFlight(work);

  const first = ask();
  const later = Array.from({ length: 100 }, ask);
  expect(work).toHaveBeenCalledTimes(1);
  gates[0]?.resolve();
  await first;
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2));
  gates[1]?.resolve();
  await Promise.all(later);

  expect(work).toHaveBeenCalledTimes(2);
  await ask();
  expect(work).toHaveBeenCalledTimes(3);
});

it("runs again after a run that failed", async () => {
  const work = vi.fn().mockRejectedValueOnce(new Error("away")).mockResolvedValue(undefined);
  const ask = singleFlight(work);

  const [first, second] = [ask(), ask()];

  await expect(first).rejects.toThrow("away");
  await second;
  expect(work).toHaveBeenCalledTimes(2);
});
