import { type ErrorCode, type FeedBatch, feedLimits, type ResetReason } from "@frontdesk/contract";
import type { LiveState } from "./live-state.ts";

/** Who makes a screen of what the feed tells. */
interface Screen {
  onBatch(batch: FeedBatch): void;
  onStand(cursor: string, reason: "first" | ResetReason): void;
  onState(state: LiveState): void;
  onEnd(code: ErrorCode): void;
}

interface Looking {
  /** Whose own acts show without delay. */
  memberId: string;
  /** A page that nobody sees has its timers held back for a minute: nothing may wait for one there. */
  isHidden(): boolean;
  everyMs?: number;
}

/**
 * The same screen, drawn at most once in 100 ms while a burst lasts: what comes meanwhile is one piece of the feed, as
 * gapless and in the same order. The first after a pause comes at once, as does one's own. Whatever else the feed says finds
 * drawn what was told before it; `flush` draws it by itself.
 */
export function gatherBursts(screen: Screen, looking: Looking): Screen & { flush(): void } {
  const { memberId, isHidden, everyMs = 100 } = looking;
  let gathered: FeedBatch | null = null;
  /** Runs from one drawing until the next may follow. */
  let pause: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    clearTimeout(pause);
    pause = undefined;
    if (!gathered) return;
    const batch = gathered;
    gathered = null;
    pause = setTimeout(flush, everyMs);
    screen.onBatch(batch);
  }

  return {
    onBatch(batch) {
      gathered = gathered ? join(gathered, batch) : batch;
      const isFull = gathered.events.length >= feedLimits.batchEvents;
      if (!pause || isFull || isHidden() || isOwn(batch, memberId)) flush();
    },
    onStand(cursor, reason) {
      flush();
      screen.onStand(cursor, reason);
    },
    onState(state) {
      flush();
      screen.onState(state);
    },
    onEnd(code) {
      flush();
      screen.onEnd(code);
    },
    flush,
  };
}

function join(earlier: FeedBatch, later: FeedBatch): FeedBatch {
  return { from: earlier.from, to: later.to, events: [...earlier.events, ...later.events] };
}

function isOwn({ events }: FeedBatch, memberId: string): boolean {
  return events.some((event) => "actor" in event && event.actor.kind === "member" && event.actor.id === memberId);
}
