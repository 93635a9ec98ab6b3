import { type ErrorCode, type FeedBatch, feedLimits, parseCursor, type ResetReason } from "@frontdesk/contract";
import { getUntypedClient, type TRPCClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { deskErrorOf } from "../desk-error.ts";
import type { Line } from "../line/line.ts";
import { type LiveState, sameState } from "./live-state.ts";

export interface FollowOptions {
  /** Where to resume; null or absent: from now on. */
  cursor?: string | null;
  /** A gapless piece of the feed, in order, each once. */
  onBatch(batch: FeedBatch): void;
  /**
   * The feed stands at `cursor` and won't tell what came before. `first`: answers older than it must be refetched;
   * any other reason: all of them.
   */
  onStand?(cursor: string, reason: "first" | ResetReason): void;
  onState?(state: LiveState): void;
  /** The desk refused, and the feed has ended. */
  onEnd?(error: unknown): void;
}

export interface Following {
  cursor(): string | null;
  /** The same object until something changes. */
  state(): LiveState;
  /** Tells of an answer's `asOf`: a feed that stays behind it is catching up, not live. */
  noteHead(asOf: string): void;
  /** Tells what the machine thinks of its network; words a disconnect, and never keeps from trying. */
  noteNetwork(isOnline: boolean): void;
  /** Ends a wait at once; asks once more where the desk has refused. */
  retryNow(): void;
  close(): void;
}

/** An event that others see and this session doesn't moves the feed's cursor only with a later tick (R4). */
const graceMs = 2 * feedLimits.idleMs + 2_000;

/** Follows a workspace's feed through every disconnect: gapless, or told to start over (P3, R4). */
export function followFeed<Router extends AnyRouter>(
  desk: { client: TRPCClient<Router>; line: Pick<Line, "state" | "watch" | "retryNow"> },
  { cursor: start = null, onBatch, onStand, onState, onEnd }: FollowOptions,
): Following {
  let cursor = start;
  let isMisled = false;
  /** What the desk refused with; null while it has not. */
  let refusal: ErrorCode | null = null;
  /** Whether the feed has spoken on the present wire. */
  let isTelling = false;
  let isFull = false;
  let isLate = false;
  let head = 0;
  let lateTimer: ReturnType<typeof setTimeout> | undefined;
  let silentSince = Date.now();
  let offlineSince: number | null = null;
  let state: LiveState = { kind: "connecting", transport: null, staleSince: silentSince };

  let subscription = subscribe();
  const unwatch = desk.line.watch(() => {
    const line = desk.line.state();
    if (isTelling && line.kind !== "open") {
      isTelling = false;
      silentSince = line.heardAt ?? Date.now();
    }
    report();
  });
  report();

  function subscribe() {
    refusal = null;
    return getUntypedClient(desk.client).subscription(
      "feed.follow",
      { cursor },
      {
        onStarted: tell,
        // What `tracked` sends: the batch under its cursor.
        onData: (tracked) => take((tracked as { data: FeedBatch }).data),
        onError(error) {
          isTelling = false;
          refusal = deskErrorOf(error).code;
          report();
          onEnd?.(error);
        },
      },
    );
  }

  function tell() {
    isTelling = true;
    report();
  }

  function take(batch: FeedBatch) {
    if (batch.reset) stand(batch.to, batch.reset);
    else if (cursor === null) {
      stand(batch.from, "first");
      advance(batch);
    } else if (batch.from === cursor) advance(batch);
    else if (isMisled) stand(batch.to, "malformed");
    else resubscribe();
    tell();
  }

  function advance(batch: FeedBatch) {
    if (batch.to !== batch.from) isMisled = false;
    isFull = batch.events.length >= feedLimits.batchEvents;
    moveTo(batch.to);
    onBatch(batch);
  }

  function stand(at: string, reason: "first" | ResetReason) {
    isMisled = isFull = false;
    moveTo(at);
    onStand?.(at, reason);
  }

  function moveTo(at: string) {
    cursor = at;
    if (head > seqOf(at)) return;
    isLate = false;
    clearTimeout(lateTimer);
    lateTimer = undefined;
  }

  // A batch that doesn't join on to the last one: ask again from where this client knows it stands.
  function resubscribe() {
    isMisled = true;
    const misled = subscription;
    subscription = subscribe();
    misled.unsubscribe();
  }

  function noteHead(asOf: string) {
    head = Math.max(head, seqOf(asOf));
    if (cursor === null || head <= seqOf(cursor) || lateTimer) return;
    lateTimer = setTimeout(() => {
      isLate = true;
      report();
    }, graceMs);
  }

  function retryNow() {
    if (refusal === null) desk.line.retryNow();
    else {
      subscription = subscribe();
      report();
    }
  }

  function report() {
    const next = describe();
    if (sameState(state, next)) return;
    state = next;
    onState?.(state);
  }

  function describe(): LiveState {
    const line = desk.line.state();
    const { transport } = line;
    if (isTelling && !isFull && !isLate) return { kind: "live", transport, staleSince: null };
    const staleSince = isTelling ? (line.heardAt ?? silentSince) : silentSince;
    if (isTelling) return { kind: "catching_up", behind: Math.max(1, head - seqOf(cursor)), transport, staleSince };
    if (refusal !== null) return { kind: "refused", isSignedOut: refusal === "unauthenticated", transport, staleSince };
    if (offlineSince !== null) return { kind: "offline", since: offlineSince, transport, staleSince };
    if (line.kind !== "waiting") return { kind: "connecting", transport, staleSince };
    return { kind: "waiting", retryAt: line.retryAt, attempt: line.attempt, transport, staleSince };
  }

  return {
    cursor: () => cursor,
    state: () => state,
    noteHead,
    noteNetwork(isOnline) {
      offlineSince = isOnline ? null : (offlineSince ?? Date.now());
      retryNow();
      report();
    },
    retryNow,
    close() {
      clearTimeout(lateTimer);
      unwatch();
      subscription.unsubscribe();
    },
  };
}

function seqOf(cursor: string | null): number {
  return (cursor && parseCursor(cursor)?.seq) || 0;
}
