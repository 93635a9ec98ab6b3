import { feedLimits } from "@frontdesk/contract";
import type { Lane } from "./lane.ts";
import type { LoggedEvent } from "./log.queries.ts";

/** How a channel reads its stream. */
export interface StreamLog {
  read(after: number, limit: number): Promise<LoggedEvent[]>;
}

const ringSize = 4096;

/**
 * One stream's live end on this node: the last events in memory, and followers waiting for the next.
 * Reads of the log are shared: one for all followers, however many wait (R11).
 */
export class Channel {
  /** The followers that have caught up. */
  readonly lane: Lane;
  #log: StreamLog;
  #ring: LoggedEvent[] = [];
  #head: number;
  #waiters = new Set<() => void>();
  #lastRead: Promise<void> = Promise.resolve();
  #nextRead: Promise<void> | null = null;
  #heard = 0;
  #flushedAt = 0;
  #ticks = 0;
  #reads = new Map<number, Promise<LoggedEvent[]>>();

  constructor(log: StreamLog, head: number, lane: Lane) {
    this.lane = lane;
    this.#log = log;
    this.#head = head;
  }

  /** The number of the last event this node knows of. */
  get head(): number {
    return this.#head;
  }

  /** How many events are known to be in the log and were not read yet. */
  get behind(): number {
    return Math.max(0, this.#heard - this.#head);
  }

  /** Hears where the log ends. */
  hear(head: number): void {
    this.#heard = Math.max(this.#heard, head);
  }

  /** How often the hub's tick has passed. */
  get ticks(): number {
    return this.#ticks;
  }

  /**
   * Reads what is new in the log and wakes the followers. Resolves once everything that was committed before the call
   * is known here; calls that overlap share one reading, which begins after the one under way.
   */
  pump(): Promise<void> {
    if (this.#nextRead !== null) return this.#nextRead;
    const read = this.#lastRead.then(async () => {
      await this.#paced();
      this.#nextRead = null;
      await this.#readOn();
    });
    this.#nextRead = read;
    this.#lastRead = read.catch(() => {
      this.#nextRead = null;
    });
    return read;
  }

  /** Resolves when there may be something after `position`, when the hub's tick passes, or when `signal` fires. */
  async beyond(position: number, signal: AbortSignal): Promise<void> {
    if (this.#head > position || signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    this.#waiters.add(wake);
    signal.addEventListener("abort", wake);
    try {
      await promise;
    } finally {
      this.#waiters.delete(wake);
      // A feed lives for days and waits once per event: its signal must not gather listeners.
      signal.removeEventListener("abort", wake);
    }
  }

  /** Wakes every follower to say where it stands, whether or not there is news. */
  tick(): void {
    this.#ticks += 1;
    this.lane.tick(this.#head);
    this.#wakeWaiters();
  }

  /** Wakes every follower to look again at what it may see. */
  wake(): void {
    this.lane.review();
    this.#wakeWaiters();
  }

  /** Whether all after `position` is in memory. */
  remembers(position: number): boolean {
    return position + 1 >= this.#oldest;
  }

  /** Events after `position`, from memory where it reaches that far back, else by one shared read of the log. */
  async after(position: number): Promise<LoggedEvent[]> {
    if (this.remembers(position)) {
      const start = position + 1 - this.#oldest;
      return batchOf(this.#ring.slice(start, start + feedLimits.batchEvents));
    }
    const shared = this.#reads.get(position);
    if (shared) return shared;
    const read = this.#log
      .read(position, feedLimits.batchEvents)
      .then((entries) => {
        this.#remember(entries);
        return batchOf(entries);
      })
      .finally(() => this.#reads.delete(position));
    this.#reads.set(position, read);
    return read;
  }

  get #oldest(): number {
    return this.#ring[0]?.seq ?? this.#head + 1;
  }

  // Those who lost the same connection come back one after another: what the first one missed the others did too.
  #remember(entries: LoggedEvent[]): void {
    const isNext = entries.at(-1)?.seq === this.#oldest - 1;
    if (isNext && this.#ring.length + entries.length <= ringSize) this.#ring.unshift(...entries);
  }

  async #readOn(): Promise<void> {
    let fresh: LoggedEvent[];
    do {
      fresh = await this.#log.read(this.#head, feedLimits.batchEvents);
      this.#append(fresh);
    } while (fresh.length === feedLimits.batchEvents);
  }

  #append(fresh: LoggedEvent[]): void {
    const last = fresh.at(-1);
    if (!last) return;
    this.#ring.push(...fresh);
    if (this.#ring.length > ringSize) this.#ring.splice(0, this.#ring.length - ringSize);
    this.#head = last.seq;
    this.#flushedAt = performance.now();
    for (let rest = fresh; rest.length > 0; ) {
      const batch = batchOf(rest);
      this.lane.deliver(batch);
      rest = rest.slice(batch.length);
    }
    this.#wakeWaiters();
  }

  #wakeWaiters(): void {
    for (const waiter of [...this.#waiters]) waiter();
  }

  // R8: at once when idle, otherwise at most one flush in `flushMs`.
  async #paced(): Promise<void> {
    const rest = this.#flushedAt + feedLimits.flushMs - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
}

/** The first of these events that fit in one batch: R10's bounds are in bytes, and messages may be long. */
function batchOf(entries: LoggedEvent[]): LoggedEvent[] {
  let bytes = 0;
  const beyond = entries.findIndex((entry) => {
    bytes += entry.bytes;
    return bytes > feedLimits.pauseBytes;
  });
  return beyond === -1 ? entries : entries.slice(0, Math.max(1, beyond));
}
