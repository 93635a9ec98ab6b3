import { pollConflict, setWebhookConflict } from "../bot-api/error.ts";
import type { Update } from "../bot-api/objects.ts";
import type { Clock } from "../clock.ts";
import { type AllowedUpdates, isAllowed } from "./allowed-updates.ts";
import type { UnrulyDealer } from "./unruly-delivery.ts";
import { UpdateQueue } from "./update-queue.ts";
import type { WebhookLine } from "./webhook-line.ts";

/** What a getUpdates call asks for. */
export interface Poll {
  offset: number;
  limit: number;
  timeoutSeconds: number;
  /** Fires when the caller has gone away. */
  gone: AbortSignal;
}

interface ParkedPoll extends Poll {
  answer(updates: Update[]): void;
  refuse(error: Error): void;
}

/** The same poll again within this time waits instead of spinning (the real server does the same). */
const impatientMs = 3000;
const conflictEveryMs = 3000;

/** The line between the simulator and one bot: the queue, the one parked long poll, the kinds it wants. */
export class UpdateLine {
  readonly queue: UpdateQueue;
  allowed: AllowedUpdates;
  dealer: UnrulyDealer | undefined;
  readonly #clock: Clock;
  readonly #slowsRepeats: boolean;
  #parked: ParkedPoll | undefined;
  #previous = { offset: Number.NaN, at: Number.NEGATIVE_INFINITY };
  #nextConflictAt = Number.NEGATIVE_INFINITY;
  #waking = false;
  #webhook: WebhookLine | undefined;
  #delivered = 0;
  #webhookSetAt = Number.NEGATIVE_INFINITY;

  constructor({ clock, nextId, slowsRepeats }: { clock: Clock; nextId: number; slowsRepeats: boolean }) {
    this.#clock = clock;
    this.#slowsRepeats = slowsRepeats;
    this.queue = new UpdateQueue(nextId);
  }

  /** Queues an update if the bot wants its kind, and wakes the poll that waits for it. */
  push(kind: string, payload: unknown): Update | undefined {
    if (!isAllowed(kind, this.allowed)) return undefined;
    const update = this.queue.push(kind, payload, this.#clock.now());
    this.#wakeSoon();
    return update;
  }

  /** Where updates are delivered, unless the bot asks for them. */
  get webhook(): WebhookLine | undefined {
    return this.#webhook;
  }

  /** How many updates were handed over so far, repeats among them. */
  get deliveries(): number {
    return this.#delivered + (this.#webhook?.deliveries ?? 0);
  }

  /** When the webhook was last set, in milliseconds since 1970. */
  get webhookSetAt(): number {
    return this.#webhookSetAt;
  }

  /** Delivers to a webhook from now on; the poll that waits is told so. */
  openWebhook(webhook: WebhookLine): void {
    this.closeWebhook();
    this.#parked?.refuse(setWebhookConflict());
    this.#webhookSetAt = this.#clock.now();
    this.#webhook = webhook;
    webhook.pump();
  }

  /** Ends delivery to the webhook; what it hasn't accepted waits on. */
  closeWebhook(): void {
    this.#webhook?.close();
    this.#delivered = this.deliveries;
    this.#webhook = undefined;
  }

  /**
   * Answers at once when there is something, else after `timeoutSeconds` or the next update. Of two polls that wait,
   * the older gets the 409. @throws Conflict
   */
  async poll(poll: Poll): Promise<Update[]> {
    const now = this.#clock.now();
    const isRepeat = this.#slowsRepeats && poll.offset === this.#previous.offset;
    const sinceMs = now - this.#previous.at;
    this.#previous = { offset: poll.offset, at: now };
    const limit = isRepeat && sinceMs < 500 ? 1 : poll.limit;
    const timeoutSeconds = isRepeat && sinceMs < impatientMs ? Math.max(poll.timeoutSeconds, 3) : poll.timeoutSeconds;

    const updates = this.#take(poll.offset, limit);
    if (updates.length > 0 || timeoutSeconds === 0) return updates;
    return this.#park({ ...poll, limit, timeoutSeconds });
  }

  /** Answers the waiting poll with nothing and delivers no more, as a server does that shuts down. */
  close(): void {
    this.#webhook?.close();
    this.#parked?.answer([]);
  }

  #take(offset: number, limit: number): Update[] {
    const fresh = this.queue.take(offset, limit, this.#clock.now());
    const updates = this.dealer ? this.dealer.deal(fresh, limit) : fresh;
    this.#delivered += updates.length;
    return updates;
  }

  #park(poll: Poll): Promise<Update[]> {
    this.#parked?.refuse(pollConflict());
    return new Promise((resolve, reject) => {
      const unpark = () => {
        stopTimer();
        if (this.#parked === parked) this.#parked = undefined;
      };
      const parked: ParkedPoll = {
        ...poll,
        answer: (updates) => {
          unpark();
          resolve(updates);
        },
        refuse: (error) => {
          unpark();
          this.#afterConflictPause(() => reject(error));
        },
      };
      const stopTimer = this.#clock.after(poll.timeoutSeconds * 1000, () => parked.answer([]));
      poll.gone.addEventListener("abort", () => parked.answer([]), { once: true });
      this.#parked = parked;
    });
  }

  /** The real server says "conflict" at once only the first time, then holds it back, so that two pollers don't spin. */
  #afterConflictPause(refuse: () => void): void {
    const now = this.#clock.now();
    if (this.#slowsRepeats && now < this.#nextConflictAt) {
      this.#clock.after(conflictEveryMs, refuse);
    } else {
      this.#nextConflictAt = now + conflictEveryMs;
      refuse();
    }
  }

  #wakeSoon(): void {
    if (this.#waking) return;
    this.#waking = true;
    // One turn of the event loop later, so that a burst of updates leaves in one answer.
    setImmediate(() => {
      this.#waking = false;
      this.#webhook?.pump();
      const parked = this.#parked;
      if (!parked) return;
      const updates = this.#take(parked.offset, parked.limit);
      if (updates.length > 0) parked.answer(updates);
    });
  }
}
