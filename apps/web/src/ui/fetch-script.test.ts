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

it("loads the page anew where the server answers and the part is gone, and says so where that did not help", async () => {
  const reload = vi.fn();
  const kept = new Map<string, string>();
  vi.stubGlobal("location", { reload });
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal("fetch", vi.fn().mockResolvedValue(new Response("ok")));
  const fetchPart = vi.fn().mockRejectedValue(unfetched);

  const outcome = expect(fetchScript(fetchPart)).rejects.toBe(unfetched);
  await vi.advanceTimersByTimeAsync(500);
  expect(reload).toHaveBeenCalledTimes(1);
  await vi.runAllTimersAsync();

  await outcome;
  expect(reload).toHaveBeenCalledTimes(1);
});
