import type { FeedBatch } from "@frontdesk/contract";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { buildBatch, buildEvent } from "../testing/events.ts";
import { gatherBursts } from "./gather-bursts.ts";
import type { LiveState } from "./live-state.ts";

const closing = (seq: number) => buildEvent(seq, "invitation.closed", { id: `i${seq}` });
const piece = (seq: number) => buildBatch(closing(seq));
const live: LiveState = { kind: "live", transport: "ws", staleSince: null };

/** A screen that notes what it is told, each drawing as the seqs in it. */
function look() {
  const told: unknown[] = [];
  const drawn: FeedBatch[] = [];
  let isHidden = false;
  const feed = gatherBursts(
    {
      onBatch(batch) {
        drawn.push(batch);
        told.push(batch.events.map(({ seq }) => seq));
      },
      onStand: (cursor, reason) => told.push(`${cursor} ${reason}`),
      onState: ({ kind }) => told.push(kind),
      onEnd: (code) => told.push(code),
    },
    { memberId: "me", isHidden: () => isHidden },
  );
  return { feed, told, drawn, hide: () => (isHidden = true) };
}

describe("gatherBursts", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("what comes after a pause is drawn at once", () => {
    const { feed, told } = look();

    for (const seq of [1, 2, 3]) {
      feed.onBatch(piece(seq));
      expect(told).toHaveLength(seq);
      vi.advanceTimersByTime(100);
    }

    expect(told).toEqual([[1], [2], [3]]);
  });

  test("[P3 I6] a burst is drawn once in 100 ms, gapless and in order, with nothing left at its end", () => {
    const { feed, told, drawn } = look();

    for (let seq = 1; seq <= 50; seq += 1) {
      feed.onBatch(piece(seq));
      vi.advanceTimersByTime(20);
    }
    vi.advanceTimersByTime(100);

    expect(told.flat()).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(drawn.length).toBeLessThanOrEqual(11);
    expect(drawn.map(({ from }) => from)).toEqual(["e:0", ...drawn.slice(0, -1).map(({ to }) => to)]);
  });

  test("a tick without events moves the place of what it joins on to", () => {
    const { feed, drawn } = look();
    feed.onBatch(piece(1));

    feed.onBatch(piece(2));
    feed.onBatch({ from: "e:2", to: "e:9", events: [] });
    vi.advanceTimersByTime(100);

    expect(drawn.at(-1)).toEqual({ from: "e:1", to: "e:9", events: [closing(2)] });
  });

  test("a reset, a state and a refusal find drawn what was told before them", () => {
    const { feed, told } = look();
    feed.onBatch(piece(1));

    feed.onBatch(piece(2));
    feed.onStand("f:7", "unknown_epoch");
    feed.onBatch({ from: "f:7", to: "f:8", events: [closing(8)] });
    feed.onState(live);
    feed.onBatch({ from: "f:8", to: "f:9", events: [closing(9)] });
    feed.onEnd("unauthenticated");

    expect(told).toEqual([[1], [2], "f:7 unknown_epoch", [8], "live", [9], "unauthenticated"]);
  });

  test("one's own act is drawn at once, with what came before it", () => {
    const { feed, told } = look();
    const own = { ...closing(3), actor: { kind: "member" as const, id: "me" } };
    const colleagues = { ...closing(2), actor: { kind: "member" as const, id: "colleague" } };
    feed.onBatch(piece(1));

    feed.onBatch(buildBatch(colleagues));
    feed.onBatch(buildBatch(own));

    expect(told).toEqual([[1], [2, 3]]);
  });

  test("a hidden page waits for no timer, and a page that is left draws what it has", () => {
    const { feed, told, hide } = look();
    feed.onBatch(piece(1));
    feed.onBatch(piece(2));

    hide();
    feed.flush();
    feed.onBatch(piece(3));

    expect(told).toEqual([[1], [2], [3]]);
    vi.advanceTimersByTime(100);
    expect(told).toHaveLength(3);
  });

  test("no more waits than the desk tells in one batch", () => {
    const { feed, told } = look();
    feed.onBatch(piece(1));

    for (let seq = 2; seq <= 501; seq += 1) feed.onBatch(piece(seq));

    expect(told).toHaveLength(2);
    expect(told.flat()).toHaveLength(501);
  });
});
