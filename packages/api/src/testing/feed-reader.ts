import { type Following, followFeed } from "@frontdesk/client";
import type { FeedBatch, FeedEvent, ResetReason } from "@frontdesk/contract";
import { expect } from "vitest";
import type { Caller } from "./callers.ts";

/** A client that follows the feed and remembers what it was told. */
export interface FeedReader extends Disposable {
  following: Following;
  batches: FeedBatch[];
  /** Where it was told to stand anew, and why; the first word is `first` for one that had no cursor. */
  stands: ("first" | ResetReason)[];
  ends: unknown[];
  /** Every event so far, in order. */
  events(): FeedBatch["events"];
  /** The texts of the messages that came in. */
  texts(): string[];
}

/** Follows the feed as a caller, from a cursor or from now on, and waits for its first word. */
export async function readFeed(caller: Caller, cursor: string | null = null): Promise<FeedReader> {
  const batches: FeedBatch[] = [];
  const stands: FeedReader["stands"] = [];
  const ends: unknown[] = [];
  const following = followFeed(caller.desk, {
    cursor,
    onBatch: (batch) => batches.push(batch),
    onStand: (_cursor, reason) => stands.push(reason),
    onEnd: (error) => ends.push(error),
  });
  await expect.poll(() => stands.length + batches.length, { timeout: 5_000 }).toBeGreaterThan(0);
  const events = () => batches.flatMap((batch) => batch.events);
  return {
    following,
    batches,
    stands,
    ends,
    events,
    texts: () => events().flatMap((event) => textOf(event)),
    [Symbol.dispose]: () => following.close(),
  };
}

function textOf(event: FeedBatch["events"][number]): string[] {
  return isReceived(event) ? [event.data.message.text] : [];
}

function isReceived(event: FeedBatch["events"][number]): event is Extract<FeedEvent, { kind: "message.received" }> {
  return "kind" in event && event.kind === "message.received";
}
