import { type Cursor, type FeedBatch, parseCursor } from "@frontdesk/contract";

interface Kept {
  batch: FeedBatch;
  to: number;
}

/** The last pieces of the feed, for answers that were read before them and arrive after them. */
export class RecentBatches {
  readonly epoch: string;
  readonly #most: number;
  #kept: Kept[] = [];
  #events = 0;
  #since: number;

  constructor({ epoch, seq }: Cursor, { events = 5_000 } = {}) {
    this.epoch = epoch;
    this.#since = seq;
    this.#most = events;
  }

  /** Where the feed stands. */
  get seq(): number {
    return this.#kept.at(-1)?.to ?? this.#since;
  }

  /** Adds the batch that joins on to the last. */
  add(batch: FeedBatch): void {
    this.#kept.push({ batch, to: parseCursor(batch.to)?.seq ?? this.seq });
    this.#events += batch.events.length;
    while (this.#events > this.#most || this.#kept.length > this.#most) {
      const dropped = this.#kept.shift();
      if (!dropped) return;
      this.#events -= dropped.batch.events.length;
      this.#since = dropped.to;
    }
  }

  /** The batches that hold what came after an event, oldest first; null where they don't reach back that far. */
  after(seq: number): FeedBatch[] | null {
    if (seq < this.#since) return null;
    let first = this.#kept.length;
    while (first > 0 && (this.#kept[first - 1]?.to ?? 0) > seq) first -= 1;
    return this.#kept.slice(first).map(({ batch }) => batch);
  }
}
