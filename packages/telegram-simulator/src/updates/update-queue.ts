import type { Update } from "../bot-api/objects.ts";

/** Telegram keeps an update for a day. */
const keptMs = 24 * 60 * 60 * 1000;
/** An offset further ahead than this is taken for a mistake and answered as if none was given. */
const furthestAhead = 10;

/** One bot's undelivered updates, oldest first, with the offset rules of getUpdates. */
export class UpdateQueue {
  #waiting: { update: Update; expiresAt: number }[] = [];
  /** The id the next update will get. */
  #nextId: number;

  constructor(nextId: number) {
    this.#nextId = nextId;
  }

  get nextId(): number {
    return this.#nextId;
  }

  /** Appends an update of `kind` with the next id and returns it. */
  push(kind: string, payload: unknown, now: number): Update {
    const update: Update = { update_id: this.#nextId++, [kind]: payload };
    this.#waiting.push({ update, expiresAt: now + keptMs });
    return update;
  }

  /** Puts back an update that was saved earlier, with the id it has. */
  restore(update: Update, now: number): void {
    this.#waiting.push({ update, expiresAt: now + keptMs });
    this.#nextId = Math.max(this.#nextId, update.update_id + 1);
  }

  /** How many updates wait at `now`. */
  count(now: number): number {
    this.#forgetExpired(now);
    return this.#waiting.length;
  }

  /** Every waiting update, oldest first. */
  all(): Update[] {
    return this.#waiting.map(({ update }) => update);
  }

  /**
   * What getUpdates answers: up to `limit` updates from `offset` on. A positive offset forgets everything before it,
   * a negative one everything but the last `-offset`.
   */
  take(offset: number, limit: number, now: number): Update[] {
    this.#forgetExpired(now);
    if (offset < 0) this.#waiting = this.#waiting.slice(offset);
    if (offset > 0 && offset <= this.#nextId + furthestAhead) this.#forgetBefore(offset);
    return this.#waiting.slice(0, limit).map(({ update }) => update);
  }

  /** Up to `limit` updates with an id above `updateId`, oldest first. */
  after(updateId: number, limit: number, now: number): Update[] {
    this.#forgetExpired(now);
    let from = 0;
    while ((this.#waiting[from]?.update.update_id ?? Number.POSITIVE_INFINITY) <= updateId) from++;
    return this.#waiting.slice(from, from + Math.max(0, limit)).map(({ update }) => update);
  }

  /** Whether an update still waits and will until `at`. */
  lives(updateId: number, at: number): boolean {
    const expiresAt = this.#waiting.find(({ update }) => update.update_id === updateId)?.expiresAt;
    return expiresAt !== undefined && at < expiresAt;
  }

  /** Forgets one update. */
  remove(updateId: number): void {
    const at = this.#waiting.findIndex(({ update }) => update.update_id === updateId);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  /** Forgets everything that waits. */
  clear(): void {
    this.#waiting = [];
  }

  #forgetBefore(offset: number): void {
    let confirmed = 0;
    while ((this.#waiting[confirmed]?.update.update_id ?? offset) < offset) confirmed++;
    if (confirmed > 0) this.#waiting.splice(0, confirmed);
  }

  #forgetExpired(now: number): void {
    let expired = 0;
    while ((this.#waiting[expired]?.expiresAt ?? Number.POSITIVE_INFINITY) <= now) expired++;
    if (expired > 0) this.#waiting.splice(0, expired);
  }
}
