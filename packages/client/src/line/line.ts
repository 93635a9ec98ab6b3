import { closeCodes } from "@frontdesk/contract";
import type { TRPCClientError } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { errorWithCode } from "../desk-error.ts";
import { fullJitter } from "../full-jitter.ts";
import type { TransportChoice } from "./transport-choice.ts";
import type { Loss, OpenWire, Transport, Wire } from "./wire.ts";

export type LineState = { transport: Transport | null; heardAt: number | null } & (
  | { kind: "idle" }
  | { kind: "connecting" }
  | { kind: "open" }
  | { kind: "waiting"; attempt: number; retryAt: number }
);

/** One subscription's seat on the line. */
export interface Rider {
  board(wire: Wire): void;
  /** The wire is gone; join again to get the next one. */
  onLost(): void;
  /** The desk wants nothing more of this caller. */
  onRefused(error: TRPCClientError<AnyRouter>): void;
}

interface LineOptions {
  open: OpenWire;
  choice: TransportChoice;
  onRightsChanged(): void;
  random?: () => number;
}

/** A wire that lived this long was no failure: the next wait starts short again. */
const steadyMs = 5_000;
/** How often a desk on streams tries whether a socket opens by now. */
const trialMs = 5 * 60_000;

/** The desk's one standing connection for subscriptions: opened for the first rider, closed after the last (R11). */
export class Line {
  readonly #options: LineOptions;
  readonly #riders = new Set<Rider>();
  readonly #watchers = new Set<() => void>();
  #wire: Wire | null = null;
  #trial: Wire | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #trialTimer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #openedAt: number | null = null;
  #state: LineState = { kind: "idle", transport: null, heardAt: null };

  constructor(options: LineOptions) {
    this.#options = options;
  }

  state(): LineState {
    return this.#state;
  }

  /** Calls back after each change of `state()`. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  join(rider: Rider): () => void {
    this.#riders.add(rider);
    if (this.#state.kind === "idle") this.#open();
    else if (this.#state.kind === "open" && this.#wire) rider.board(this.#wire);
    return () => {
      if (this.#riders.delete(rider) && this.#riders.size === 0) this.close();
    };
  }

  /** Ends a wait at once; on an open line makes sure that it is alive, and tries a socket again. */
  retryNow(): void {
    if (this.#state.kind === "waiting") this.#open();
    else this.#wire?.probe();
    if (this.#state.transport === "sse") this.#trySocket();
  }

  /** Gives a wire up although it may look well, and waits before the next. */
  lose(wire: Wire, loss: Loss): void {
    if (wire !== this.#wire) return;
    this.#lost(loss);
    wire.close();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#endTrial();
    this.#riders.clear();
    this.#attempt = 0;
    const wire = this.#wire;
    this.#wire = null;
    wire?.close();
    this.#become({ kind: "idle" });
  }

  #open(): void {
    clearTimeout(this.#timer);
    const transport = this.#options.choice.current();
    this.#openedAt = null;
    this.#become({ kind: "connecting" }, transport);
    this.#wire = this.#options.open(transport, {
      onOpen: () => this.#opened(),
      onHeard: () => this.#heard(),
      onLost: (loss) => this.#lost(loss),
    });
  }

  #opened(): void {
    this.#openedAt = Date.now();
    if (this.#wire?.transport === "ws") this.#options.choice.socketOpened();
    else this.#planTrial();
    this.#become({ kind: "open" });
    if (this.#wire) for (const rider of [...this.#riders]) rider.board(this.#wire);
  }

  #heard(): void {
    this.#state = { ...this.#state, heardAt: Date.now() };
  }

  #lost({ code, retryAfterMs }: Loss): void {
    const wasSocket = this.#wire?.transport === "ws";
    const wasSteady = this.#openedAt !== null && Date.now() - this.#openedAt >= steadyMs;
    this.#wire = null;
    this.#endTrial();
    if (wasSocket && this.#openedAt === null) this.#options.choice.socketNeverOpened();

    if (code === closeCodes.signedOut) {
      this.#refuse();
      return;
    }
    if (code === closeCodes.forbidden) this.#options.onRightsChanged();
    this.#attempt = wasSteady ? 1 : this.#attempt + 1;
    const wait = fullJitter(this.#attempt, this.#options) + (retryAfterMs ?? 0);
    this.#become({ kind: "waiting", attempt: this.#attempt, retryAt: Date.now() + wait });
    this.#timer = setTimeout(() => this.#open(), wait);
    for (const rider of [...this.#riders]) rider.onLost();
  }

  #refuse(): void {
    this.#become({ kind: "idle" });
    const riders = [...this.#riders];
    this.#riders.clear();
    for (const rider of riders) rider.onRefused(errorWithCode("unauthenticated", "Signed out."));
  }

  // While streams work nobody is cut off for a trial: the socket opens beside them, and takes over once it is open.
  #trySocket(): void {
    if (this.#trial) return;
    clearTimeout(this.#trialTimer);
    const trial = this.#options.open("ws", {
      onOpen: () => this.#takeOver(trial),
      onHeard: () => this.#heard(),
      onLost: (loss) => {
        if (this.#wire === trial) return this.#lost(loss);
        this.#trial = null;
        this.#planTrial();
      },
    });
    this.#trial = trial;
  }

  #takeOver(trial: Wire): void {
    this.#trial = null;
    const stream = this.#wire;
    this.#wire = trial;
    this.#become({ kind: "connecting" }, "ws");
    for (const rider of [...this.#riders]) rider.onLost();
    stream?.close();
    this.#opened();
  }

  #planTrial(): void {
    clearTimeout(this.#trialTimer);
    this.#trialTimer = setTimeout(() => this.#trySocket(), trialMs);
  }

  #endTrial(): void {
    clearTimeout(this.#trialTimer);
    this.#trial?.close();
    this.#trial = null;
  }

  #become(
    next: { kind: "idle" | "connecting" | "open" } | { kind: "waiting"; attempt: number; retryAt: number },
    transport: Transport | null = this.#state.transport,
  ): void {
    this.#state = { transport, heardAt: this.#state.heardAt, ...next };
    for (const watcher of [...this.#watchers]) watcher();
  }
}
