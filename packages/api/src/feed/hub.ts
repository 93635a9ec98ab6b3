import { feedLimits } from "@frontdesk/contract";
import { acrossWorkspaces, type Database, INSTALLATION } from "@frontdesk/db";
import type { Bus } from "./bus/bus.ts";
import { Channel } from "./channel.ts";
import { Lane } from "./lane.ts";
import { headsOf, readNews, tailOf } from "./log.queries.ts";

interface Seat {
  channel: Promise<Channel>;
  /** The same once it is there. */
  open: Channel | null;
  followers: number;
}

/** R1: how often heads are read although no hint came; a lost hint costs at most this. */
const pollMs = 1000;
/** P8: for so long after a look at the installation's stream what no event tells may be told too. */
const sureMs = 2 * pollMs;

/** The streams that somebody on this node follows. */
export class Hub {
  readonly epoch: string;
  #database: Database;
  #onError: (error: unknown) => void;
  #seats = new Map<string, Seat>();
  #tails = new Map<string, Promise<number>>();
  #stops: (() => void)[] = [];
  #isPolling = false;
  #rightsKnown: (position: number) => Promise<void> = async () => {};
  /** By this node's own clock: all that was revoked until then has had its effect here. */
  #sureAt = Number.NEGATIVE_INFINITY;
  readonly #unsure = new Set<() => void>();

  constructor(options: { database: Database; epoch: string; bus: Bus; onError: (error: unknown) => void }) {
    this.epoch = options.epoch;
    this.#database = options.database;
    this.#onError = options.onError;
    const poll = setInterval(() => this.#pollHeads(), pollMs);
    // R4: one tick for all, so that frames of different followers can be shared.
    const tick = setInterval(() => this.#tick(), feedLimits.idleMs);
    const unsubscribe = options.bus.subscribe((hint) => {
      if (hint.to === "stream") this.pump(hint.workspaceId);
    });
    this.#stops.push(
      () => clearInterval(poll),
      () => clearInterval(tick),
      unsubscribe,
    );
  }

  /**
   * Lets no event pass before whoever keeps the sessions true has had the effect of all that the installation's stream
   * held when it was read (P8).
   */
  holdFor(rightsKnown: (position: number) => Promise<void>): void {
    this.#rightsKnown = rightsKnown;
  }

  /**
   * P8: resolves once all that was revoked until a moment ago has had its effect here, or when `signal` fires: what comes
   * past the log waits for this, so that a node that can't read the database tells the revoked nothing.
   */
  async untilSure(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && performance.now() - this.#sureAt > sureMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = () => resolve();
      this.#unsure.add(wake);
      signal.addEventListener("abort", wake);
      this.#pollHeads();
      await promise;
      this.#unsure.delete(wake);
      signal.removeEventListener("abort", wake);
    }
  }

  /** Takes a seat at a stream; its channel collects from now on, until `leave`. */
  async join(workspaceId: string): Promise<{ channel: Channel; leave: () => void }> {
    const seat = this.#seats.get(workspaceId) ?? { channel: this.#openChannel(workspaceId), open: null, followers: 0 };
    this.#seats.set(workspaceId, seat);
    // Counted before anything is awaited: who leaves meanwhile must not take the stream along.
    seat.followers += 1;
    const leave = () => {
      seat.followers -= 1;
      if (seat.followers === 0 && this.#seats.get(workspaceId) === seat) this.#seats.delete(workspaceId);
    };
    try {
      const channel = await seat.channel;
      seat.open = channel;
      return { channel, leave };
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Has a stream's followers look at their rights again, before they are told anything more. */
  wake(workspaceId: string): void {
    this.#seats.get(workspaceId)?.open?.wake();
  }

  /** Reads what is new in a stream that somebody here follows. */
  pump(workspaceId: string): void {
    this.#seats
      .get(workspaceId)
      ?.channel.then((channel) => channel.pump())
      .catch(this.#onError);
  }

  /** The number of the last event of a stream that this node knows of; null where nobody here follows it. */
  async headOf(workspaceId: string): Promise<number | null> {
    return (await this.channelOf(workspaceId))?.head ?? null;
  }

  /** A stream's live end on this node; undefined where nobody here follows it. */
  async channelOf(workspaceId: string): Promise<Channel | undefined> {
    return this.#seats.get(workspaceId)?.channel;
  }

  /** The oldest event number still kept of a stream; one look for all who ask meanwhile. */
  tail(workspaceId: string): Promise<number> {
    const asked = this.#tails.get(workspaceId);
    if (asked !== undefined) return asked;
    const tail = acrossWorkspaces(this.#database, "feed")
      .read(({ db }) => tailOf(db, workspaceId))
      .finally(() => this.#tails.delete(workspaceId));
    this.#tails.set(workspaceId, tail);
    return tail;
  }

  /** Stops reading; followers are woken so that they can end. */
  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    for (const { channel } of this.#seats.values()) (await channel.catch(() => null))?.wake();
    this.#seats.clear();
  }

  async #openChannel(workspaceId: string): Promise<Channel> {
    const across = acrossWorkspaces(this.#database, "feed");
    const heads = await across.read(({ db }) => headsOf(db, [workspaceId]));
    const log = {
      read: async (after: number, limit: number) => {
        // A revocation that came before any of these events is in `rights`.
        const { entries, rights } = await readNews(across, { workspaceId, after, limit });
        if (workspaceId !== INSTALLATION && entries.length > 0) await this.#rightsKnown(rights);
        return entries;
      },
    };
    return new Channel(log, heads.get(workspaceId) ?? 0, new Lane(this.epoch));
  }

  #tick(): void {
    for (const seat of this.#seats.values()) seat.channel.then((channel) => channel.tick()).catch(this.#onError);
  }

  async #becomeSure(askedAt: number, position: number): Promise<void> {
    await this.#rightsKnown(position);
    this.#sureAt = Math.max(this.#sureAt, askedAt);
    for (const wake of this.#unsure) wake();
  }

  #pollHeads(): void {
    // A frozen database must not gather questions: one is asked at a time.
    if (this.#isPolling) return;
    this.#isPolling = true;
    const followed = [...this.#seats.keys()];
    const askedAt = performance.now();
    acrossWorkspaces(this.#database, "feed")
      .read(({ db }) => headsOf(db, followed))
      .then(async (heads) => {
        if (followed.includes(INSTALLATION)) void this.#becomeSure(askedAt, heads.get(INSTALLATION) ?? 0);
        for (const [workspaceId, head] of heads) {
          const channel = await this.#seats.get(workspaceId)?.channel;
          channel?.hear(head);
          if (channel && head > channel.head) this.pump(workspaceId);
        }
      })
      .catch(this.#onError)
      .finally(() => {
        this.#isPolling = false;
      });
  }
}
