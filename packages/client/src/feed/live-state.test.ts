import { type FeedBatch, feedLimits } from "@frontdesk/contract";
import { createTRPCClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { LineState } from "../line/line.ts";
import { buildBatch, buildEvent } from "../testing/events.ts";
import { followFeed } from "./follow-feed.ts";

const closing = (seq: number) => buildEvent(seq, "invitation.closed", { id: `i${seq}` });
const stand = { from: "e:5", to: "e:5", events: [] };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A feed whose line and words are the test's to say. */
function open() {
  let tell: (data: unknown) => void = () => {};
  let state: LineState = { kind: "connecting", transport: "ws", heardAt: null };
  const watchers = new Set<() => void>();
  const client = createTRPCClient<AnyRouter>({
    links: [
      () => () =>
        observable((observer) => {
          tell = (data) => observer.next({ result: { type: "data", data } });
        }),
    ],
  });
  const line = {
    state: () => state,
    watch(watcher: () => void) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    retryNow: vi.fn(),
  };
  const following = followFeed({ client, line }, { onBatch: () => {} });
  onTestFinished(() => following.close());
  return {
    following,
    say: (batch: FeedBatch) => tell({ id: batch.to, data: batch }),
    become(next: LineState) {
      state = next;
      for (const watcher of watchers) watcher();
    },
  };
}

test("is connecting until the feed has spoken, however open the line is", () => {
  const { following, become, say } = open();
  become({ kind: "open", transport: "ws", heardAt: Date.now() });
  expect(following.state()).toMatchObject({ kind: "connecting", transport: "ws" });

  say(stand);

  expect(following.state()).toEqual({ kind: "live", transport: "ws", staleSince: null });
});

test("dates staleness from the last word heard", () => {
  const { following, become, say } = open();
  const heardAt = Date.now();
  become({ kind: "open", transport: "ws", heardAt });
  say(stand);
  vi.advanceTimersByTime(35_000);

  become({ kind: "waiting", transport: "ws", heardAt, attempt: 1, retryAt: Date.now() + 300 });

  expect(following.state()).toMatchObject({ kind: "waiting", attempt: 1, staleSince: heardAt });
});

test("is catching up while full batches come", () => {
  const { following, become, say } = open();
  become({ kind: "open", transport: "ws", heardAt: Date.now() });
  say(stand);
  following.noteHead("e:1000");
  const many = Array.from({ length: feedLimits.batchEvents }, (_, index) => closing(index + 6));

  say(buildBatch(...many));
  expect(following.state()).toMatchObject({ kind: "catching_up", behind: 495 });
  say(buildBatch(closing(506)));

  expect(following.state().kind).toBe("live");
});

test("is not live while it stays behind what an answer knows of", () => {
  const { following, become, say } = open();
  become({ kind: "open", transport: "ws", heardAt: Date.now() });
  say(stand);

  following.noteHead("e:8");
  expect(following.state().kind).toBe("live");
  vi.advanceTimersByTime(32_000);
  expect(following.state()).toMatchObject({ kind: "catching_up", behind: 3 });
  say({ from: "e:5", to: "e:8", events: [] });

  expect(following.state().kind).toBe("live");
});

test("says offline where the machine has no network, and only while it is not live", () => {
  const { following, become, say } = open();
  become({ kind: "open", transport: "ws", heardAt: Date.now() });
  say(stand);
  following.noteNetwork(false);
  expect(following.state().kind).toBe("live");
  const since = Date.now();

  become({ kind: "waiting", transport: "ws", heardAt: since, attempt: 1, retryAt: since + 300 });
  expect(following.state()).toMatchObject({ kind: "offline", since });
  following.noteNetwork(true);

  expect(following.state().kind).toBe("waiting");
});
