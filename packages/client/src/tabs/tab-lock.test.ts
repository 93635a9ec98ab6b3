import { expect, test, vi } from "vitest";
import { webLock } from "./tab-lock.ts";

/** Web Locks as the specification has them, for one name: a queue, abort signals, and stealing. */
function createLocks() {
  type Request = { callback: () => Promise<void>; reject: (error: Error) => void; resolve: () => void };
  let held: Request | null = null;
  let queue: Request[] = [];

  async function grant(request: Request): Promise<void> {
    held = request;
    await request.callback();
    if (held !== request) return;
    request.resolve();
    held = null;
    const next = queue.shift();
    if (next) await grant(next);
  }

  return {
    request(_name: string, options: { steal?: boolean; signal?: AbortSignal }, callback: () => Promise<void>) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const request = { callback, reject, resolve };
      options.signal?.addEventListener("abort", () => {
        if (!queue.includes(request)) return;
        queue = queue.filter((one) => one !== request);
        reject(new DOMException("Aborted", "AbortError"));
      });
      if (options.steal) {
        held?.reject(new DOMException("Stolen", "AbortError"));
        grant(request).catch(reject);
      } else if (held) queue.push(request);
      else grant(request).catch(reject);
      return promise;
    },
  };
}

function openTab(locks: ReturnType<typeof createLocks>, { steals = false } = {}) {
  const onHeld = vi.fn();
  const onTaken = vi.fn();
  const giveUp = webLock("feed", locks as LockManager & typeof locks).request({ steals, onHeld, onTaken });
  return { onHeld, onTaken, giveUp };
}

test("one tab holds the lock; the next has it when the first gives it back", async () => {
  const locks = createLocks();
  const one = openTab(locks);
  const two = openTab(locks);
  expect([one.onHeld.mock.calls.length, two.onHeld.mock.calls.length]).toEqual([1, 0]);

  one.giveUp();

  await vi.waitFor(() => expect(two.onHeld).toHaveBeenCalledOnce());
  expect(one.onTaken).not.toHaveBeenCalled();
});

test("who gave the waiting up never holds it", async () => {
  const locks = createLocks();
  const one = openTab(locks);
  const two = openTab(locks);
  const three = openTab(locks);

  two.giveUp();
  one.giveUp();

  await vi.waitFor(() => expect(three.onHeld).toHaveBeenCalledOnce());
  expect(two.onHeld).not.toHaveBeenCalled();
  expect(two.onTaken).not.toHaveBeenCalled();
});

test("who takes the lock has it at once, and its holder is told", async () => {
  const locks = createLocks();
  const one = openTab(locks);

  const two = openTab(locks, { steals: true });

  expect(two.onHeld).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(one.onTaken).toHaveBeenCalledOnce());
});
