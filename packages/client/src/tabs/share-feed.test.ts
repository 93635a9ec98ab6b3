import type { FeedBatch } from "@frontdesk/contract";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { errorWithCode } from "../desk-error.ts";
import type { Following, FollowOptions } from "../feed/follow-feed.ts";
import type { LiveState } from "../feed/live-state.ts";
import { buildBatch, buildEvent } from "../testing/events.ts";
import { shareFeed, type TabBus, type TabMessage } from "./share-feed.ts";
import type { TabLock } from "./tab-lock.ts";

const closing = (seq: number) => buildEvent(seq, "invitation.closed", { id: `i${seq}` });
const live: LiveState = { kind: "live", transport: "ws", staleSince: null };
const waiting: LiveState = { kind: "waiting", retryAt: 1, attempt: 1, transport: "ws", staleSince: 1 };

/** A browser: its one lock, and the channel between its tabs. Frozen tabs hear nothing and say nothing. */
function openBrowser() {
  const listeners = new Map<object, (message: TabMessage) => void>();
  const frozen = new Set<object>();
  type Place = { onHeld(): void; onTaken(): void };
  let holder: Place | null = null;
  let queue: Place[] = [];

  function next() {
    holder = queue.shift() ?? null;
    holder?.onHeld();
  }

  const lock: TabLock = {
    request(wanted) {
      const place = { onHeld: wanted.onHeld, onTaken: wanted.onTaken };
      queueMicrotask(() => {
        if (wanted.steals) {
          const robbed = holder;
          holder = place;
          robbed?.onTaken();
          place.onHeld();
        } else {
          queue.push(place);
          if (!holder) next();
        }
      });
      return () => {
        queue = queue.filter((one) => one !== place);
        if (holder === place) next();
      };
    },
  };

  async function openTab() {
    const tab = {};
    const bus: TabBus = {
      post(message) {
        if (frozen.has(tab)) return;
        for (const [other, listener] of listeners)
          if (other !== tab && !frozen.has(other)) listener(structuredClone(message));
      },
      listen(listener) {
        listeners.set(tab, listener);
        return () => listeners.delete(tab);
      },
    };
    const seqs: number[] = [];
    const stands: string[] = [];
    const onEnd = vi.fn();
    const leading = vi.fn<(options: FollowOptions) => void>();
    const following = {
      state: vi.fn(() => live),
      retryNow: vi.fn(),
      noteHead: vi.fn(),
      noteNetwork: vi.fn(),
      close: vi.fn(),
      cursor: () => null,
    } satisfies Following;
    const feed = shareFeed({
      lock,
      bus,
      follow(options) {
        leading(options);
        return following;
      },
      onBatch: (batch: FeedBatch) => seqs.push(...batch.events.map(({ seq }) => seq)),
      onStand: (cursor, reason) => stands.push(`${cursor} ${reason}`),
      onState: () => {},
      onEnd,
    });
    await vi.advanceTimersByTimeAsync(0);
    const lead = () => {
      const options = leading.mock.lastCall?.[0];
      if (!options) throw new Error("This tab does not lead.");
      return options;
    };
    return {
      feed,
      seqs,
      stands,
      onEnd,
      following,
      leading,
      lead,
      freeze: () => frozen.add(tab),
      thaw: () => frozen.delete(tab),
      close() {
        feed.close();
      },
    };
  }
  return { openTab };
}

describe("shareFeed", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("[R11] one tab follows, and all apply what it hears", async () => {
    const { openTab } = openBrowser();
    const one = await openTab();
    one.lead().onStand?.("e:0", "first");
    const two = await openTab();

    one.lead().onBatch(buildBatch(closing(1), closing(2)));

    expect(two.leading).not.toHaveBeenCalled();
    expect([one.seqs, two.seqs]).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test("a new tab learns where the feed stands, and how it is", async () => {
    const { openTab } = openBrowser();
    const one = await openTab();
    one.lead().onStand?.("e:7", "first");

    const two = await openTab();

    expect(two.stands).toEqual(["e:7 first"]);
    expect(two.feed.state()).toEqual(live);
  });

  test("the others follow the leader's state and its resets", async () => {
    const { openTab } = openBrowser();
    const one = await openTab();
    const two = await openTab();

    one.lead().onState?.(waiting);
    one.lead().onStand?.("f:3", "unknown_epoch");

    expect(two.feed.state()).toEqual(waiting);
    expect(two.stands).toEqual(["f:3 unknown_epoch"]);
  });

  test("the next tab takes over from where it stands when the leader goes", async () => {
    const { openTab } = openBrowser();
    const one = await openTab();
    const two = await openTab();
    one.lead().onStand?.("e:0", "first");
    one.lead().onBatch(buildBatch(closing(1)));

    one.close();
    await vi.advanceTimersByTimeAsync(0);

    expect(one.following.close).toHaveBeenCalled();
    expect(two.lead().cursor).toBe("e:1");
  });

  test("a tab that missed something asks for what is older", async () => {
    const { openTab } = openBrowser();
    const one = await openTab();
    one.lead().onStand?.("e:0", "first");
    const two = await openTab();
    two.freeze();
    one.lead().onBatch(buildBatch(closing(1)));
    two.thaw();

    one.lead().onBatch(buildBatch(closing(2)));

    expect(two.stands).toEqual(["e:0 first", "e:1 first"]);
    expect(two.seqs).toEqual([2]);
  });

  test("takes over from a leader that is silent and does not answer, and the leader steps down", async () => {
    const { openTab } = openBrowser();
    const one = await openTab();
    one.lead().onStand?.("e:0", "first");
    const two = await openTab();
    one.freeze();

    await vi.advanceTimersByTimeAsync(30_000);
    expect(two.leading).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);

    expect(two.lead().cursor).toBe("e:0");
    expect(one.following.close).toHaveBeenCalledOnce();
    one.thaw();
    two.lead().onBatch(buildBatch(closing(1)));
    expect(one.seqs).toEqual([1]);
  });

  test("leaves a leader alone that has nothing to tell but answers", async () => {
    const { openTab } = openBrowser();
    await openTab();
    const two = await openTab();

    await vi.advanceTimersByTimeAsync(10 * 60_000);

    expect(two.leading).not.toHaveBeenCalled();
    expect(two.feed.state()).toEqual(live);
  });

  test("applies nothing twice while two tabs lead for a moment", async () => {
    const { openTab } = openBrowser();
    const one = await openTab();
    one.lead().onStand?.("e:0", "first");
    const two = await openTab();
    one.lead().onBatch(buildBatch(closing(1), closing(2)));

    one.lead().onBatch(buildBatch(closing(1), closing(2)));
    one.lead().onBatch(buildBatch(closing(2), closing(3)));

    expect(two.seqs).toEqual([1, 2, 3]);
    expect(two.stands).toEqual(["e:0 first"]);
  });

  test("[P11] a follower wakes a leader whose time to try again has come", async () => {
    const { openTab } = openBrowser();
    const one = await openTab();
    await openTab();
    one.following.retryNow.mockClear();

    one.lead().onState?.({ ...waiting, kind: "waiting", retryAt: Date.now() + 4_000, attempt: 3 });
    await vi.advanceTimersByTimeAsync(3_999);
    expect(one.following.retryNow).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);

    expect(one.following.retryNow).toHaveBeenCalledOnce();
  });

  test("what a follower learns and wants reaches the leader", async () => {
    const { openTab } = openBrowser();
    const one = await openTab();
    const two = await openTab();
    one.following.retryNow.mockClear();

    two.feed.retryNow();
    two.feed.noteHead("e:9");
    two.feed.noteNetwork(false);

    expect(one.following.retryNow).toHaveBeenCalledOnce();
    expect(one.following.noteHead).toHaveBeenCalledWith("e:9");
    expect(one.following.noteNetwork).toHaveBeenCalledWith(false);
  });

  test("[P8] the other tabs hear that the desk refused", async () => {
    const { openTab } = openBrowser();
    const one = await openTab();
    const two = await openTab();

    one.lead().onEnd?.(errorWithCode("unauthenticated", "Signed out."));

    expect(one.onEnd).not.toHaveBeenCalled();
    expect(two.onEnd).toHaveBeenCalledWith("unauthenticated");
  });
});
