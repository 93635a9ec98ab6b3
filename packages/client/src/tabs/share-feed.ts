import { type ErrorCode, type FeedBatch, parseCursor, type ResetReason } from "@frontdesk/contract";
import { deskErrorOf } from "../desk-error.ts";
import type { Following, FollowOptions } from "../feed/follow-feed.ts";
import { type LiveState, sameState } from "../feed/live-state.ts";
import type { TabLock } from "./tab-lock.ts";

/** What the tabs of a browser say to each other. */
export type TabMessage =
  | { kind: "hello" }
  | { kind: "batch"; batch: FeedBatch }
  | { kind: "stand"; cursor: string; reason: "first" | ResetReason }
  | { kind: "state"; state: LiveState; cursor: string | null }
  | { kind: "head"; asOf: string }
  | { kind: "network"; isOnline: boolean }
  | { kind: "retry" }
  | { kind: "end"; code: ErrorCode };

/** Where a tab hears the others, and never itself; a BroadcastChannel. */
export interface TabBus<Message = TabMessage> {
  post(message: Message): void;
  listen(listener: (message: Message) => void): () => void;
}

type Handlers = Pick<FollowOptions, "onBatch"> & Required<Pick<FollowOptions, "onStand" | "onState">>;

interface ShareOptions extends Handlers {
  lock: TabLock;
  bus: TabBus;
  /** Follows the feed in this tab. */
  follow(options: FollowOptions): Following;
  /** The desk refused the leader; where this tab leads, its own calls have told that already. */
  onEnd(code: ErrorCode): void;
  /** Whether this tab has become the one with the connection, or is so no longer. */
  onLead?(leads: boolean): void;
  silenceMs?: number;
  answerMs?: number;
}

export type SharedFeed = Omit<Following, "cursor">;

/**
 * R11: one connection for all tabs of a browser. The tab that holds the lock follows and tells the others, which hold
 * the same place in the feed and take over from it when the leader goes; or when it is silent for 30 s and gives no
 * answer, as a frozen tab does.
 */
export function shareFeed(options: ShareOptions): SharedFeed {
  const { lock, bus, silenceMs = 30_000, answerMs = 5_000 } = options;
  let cursor: string | null = null;
  let state: LiveState = { kind: "connecting", transport: null, staleSince: Date.now() };
  let leading: Following | null = null;
  let heardAt = Date.now();
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let nudge: ReturnType<typeof setTimeout> | undefined;
  let giveUpLock = request({ steals: false });
  const stopListening = bus.listen(hear);
  bus.post({ kind: "hello" });
  expectLeader();

  function request({ steals }: { steals: boolean }) {
    return lock.request({ steals, onHeld: lead, onTaken: stepDown });
  }

  function lead() {
    clearTimeout(watchdog);
    leading = options.follow({
      cursor,
      onBatch(batch) {
        take(batch);
        bus.post({ kind: "batch", batch });
      },
      onStand(at, reason) {
        stand(at, reason);
        bus.post({ kind: "stand", cursor: at, reason });
      },
      onState: tellState,
      onEnd(error) {
        bus.post({ kind: "end", code: deskErrorOf(error).code });
      },
    });
    tellState(leading.state());
    options.onLead?.(true);
  }

  function stepDown() {
    options.onLead?.(false);
    leading?.close();
    leading = null;
    giveUpLock = request({ steals: false });
    heardAt = Date.now();
    expectLeader();
  }

  function hear(message: TabMessage) {
    if (leading) return answer(leading, message);
    switch (message.kind) {
      case "batch":
        take(message.batch);
        break;
      case "stand":
        stand(message.cursor, message.reason);
        break;
      case "state":
        // Something was missed: what is older than the leader's place has to be asked for.
        if (message.cursor && message.cursor !== cursor) stand(message.cursor, "first");
        show(message.state);
        break;
      case "end":
        options.onEnd(message.code);
        break;
      default:
        return;
    }
    heardAt = Date.now();
    expectLeader();
  }

  function answer(feed: Following, message: TabMessage) {
    if (message.kind === "hello") {
      feed.retryNow();
      tellState(feed.state());
    }
    if (message.kind === "head") feed.noteHead(message.asOf);
    if (message.kind === "network") feed.noteNetwork(message.isOnline);
    if (message.kind === "retry") feed.retryNow();
  }

  function take(batch: FeedBatch) {
    const rest = beyond(batch, cursor);
    if (!rest) return;
    if (rest.from !== cursor) stand(rest.from, "first");
    cursor = rest.to;
    options.onBatch(rest);
  }

  function stand(at: string, reason: "first" | ResetReason) {
    cursor = at;
    options.onStand(at, reason);
  }

  function tellState(next: LiveState) {
    show(next);
    bus.post({ kind: "state", state: next, cursor });
  }

  function show(next: LiveState) {
    if (sameState(state, next)) return;
    state = next;
    options.onState(state);
    clearTimeout(nudge);
    // A browser lets a hidden leader wake once a minute only, but hear at any time: who is looking wakes it.
    if (!leading && next.kind === "waiting")
      nudge = setTimeout(() => bus.post({ kind: "retry" }), Math.max(0, next.retryAt - Date.now()));
  }

  function expectLeader() {
    clearTimeout(watchdog);
    watchdog = setTimeout(doubtLeader, Math.max(0, heardAt + silenceMs - Date.now()));
  }

  function doubtLeader() {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      show({ kind: "connecting", transport: null, staleSince: heardAt });
      giveUpLock();
      giveUpLock = request({ steals: true });
    }, answerMs);
    bus.post({ kind: "hello" });
  }

  return {
    state: () => state,
    noteHead: (asOf) => (leading ? leading.noteHead(asOf) : bus.post({ kind: "head", asOf })),
    noteNetwork: (isOnline) => (leading ? leading.noteNetwork(isOnline) : bus.post({ kind: "network", isOnline })),
    retryNow() {
      if (leading) return leading.retryNow();
      bus.post({ kind: "retry" });
      if (Date.now() - heardAt > silenceMs) doubtLeader();
    },
    close() {
      clearTimeout(watchdog);
      clearTimeout(nudge);
      stopListening();
      leading?.close();
      giveUpLock();
    },
  };
}

/** The part of a batch after the cursor; null where there is none. Two tabs may lead for a moment. */
function beyond(batch: FeedBatch, cursor: string | null): FeedBatch | null {
  const at = cursor === null ? null : parseCursor(cursor);
  const from = parseCursor(batch.from);
  const to = parseCursor(batch.to);
  if (!at || !cursor || !from || !to || at.epoch !== to.epoch || from.seq >= at.seq) return batch;
  if (to.seq <= at.seq) return null;
  return { from: cursor, to: batch.to, events: batch.events.filter(({ seq }) => seq > at.seq) };
}
