import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fetchScript } from "./fetch-script.ts";

const unfetched = new TypeError("Failed to fetch dynamically imported module");

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("fetches again until the server is back", async () => {
  vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("Failed to fetch")));
  const fetchPart = vi.fn().mockRejectedValueOnce(unfetched).mockRejectedValueOnce(unfetched).mockResolvedValue("part");
  const part = fetchScript(fetchPart);
  await vi.runAllTimersAsync();
  await expect(part).resolves.toBe("part");
});

it("fetches once more where the server came back after the import had failed", async () => {
  vi.stubGlobal("fetch", vi.fn().mockResolvedValue(new Response("ok")));
  const part = fetchScript(vi.fn().mockRejectedValueOnce(unfetched).mockResolvedValue("part"));
  await vi.runAllTimersAsync();
  await expect(part).resolves.toBe("part");
});

it("says so where the server answers and the part is gone", async () => {
  vi.stubGlobal("fetch", vi.fn().mockResolvedValue(new Response("ok")));
  const fetchPart = vi.fn().mockRejectedValue(unfetched);
  const outcome = expect(fetchScript(fetchPart)).rejects.toBe(unfetched);
  await vi.runAllTimersAsync();
  await outcome;
  expect(fetchPart).toHaveBeenCalledTimes(2);
});
