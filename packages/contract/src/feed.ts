import type { ActorKind, EventData, EventKind } from "./events.ts";

/** One event as a client receives it. */
export type FeedEvent = {
  [Kind in EventKind]: {
    seq: number;
    id: string;
    at: string;
    actor: { kind: ActorKind; id: string | null };
    kind: Kind;
    /** What it was done by, with others: one act on many conversations has one cause. */
    cause?: string | undefined;
    data: EventData[Kind];
  };
}[EventKind];

/** A row that left the session's scope: drop it wherever it is shown. */
export interface LeftScope {
  seq: number;
  left: { type: string; id: string };
}

/**
 * R4: what one yield of the feed carries. `from` equals the cursor the client stands at, `to` is where it stands
 * afterwards; both are `epoch:seq`. A `reset` tells the client to refetch and to stand at `to`.
 */
export interface FeedBatch {
  from: string;
  to: string;
  events: (FeedEvent | LeftScope)[];
  reset?: ResetReason;
}

export type ResetReason = "unknown_epoch" | "too_old" | "future" | "malformed" | "rights_changed";

/** Every query's answer: its data, and the log's head before it was read (R7). */
export interface Answer<Data> {
  data: Data;
  asOf: string;
}

export const feedLimits = {
  /** R8: at most one flush per connection in this time. */
  flushMs: 12,
  /** R4: `to` advances at least this often. */
  idleMs: 15_000,
  /** Events in one batch. */
  batchEvents: 500,
  /** R10: above this many buffered bytes only the cursor is kept. */
  pauseBytes: 256 * 1024,
  /** R10: above this many, or after `stalledMs`, the socket is closed and resumes. */
  closeBytes: 1024 * 1024,
  stalledMs: 30_000,
} as const;

/** Close codes of our sockets (4000–4999 are an application's own, RFC 6455 §7.4.2). */
export const closeCodes = {
  signedOut: 4401,
  forbidden: 4403,
  slowReader: 4408,
  tooManyMessages: 4429,
  restarting: 4503,
} as const;
