import type { Update } from "../bot-api/objects.ts";
import type { Clock } from "../clock.ts";
import type { SeededRandom } from "../seeded-random.ts";
import { laneOf } from "./lane.ts";
import type { UnrulyDelivery } from "./unruly-delivery.ts";
import type { UpdateQueue } from "./update-queue.ts";
import { postUpdate, type WebhookReply, type WebhookSettings } from "./webhook-post.ts";

/** What a line of webhook deliveries works with. */
export interface WebhookLineOptions {
  settings: WebhookSettings;
  queue: UpdateQueue;
  clock: Clock;
  random: SeededRandom;
  /** How updates are dealt out now, if not properly. */
  unruly(): UnrulyDelivery | undefined;
  /** Carries out the call an endpoint answered with. */
  onReplyCall(params: ReadonlyMap<string, string>): void;
}

/** Updates that wait for one another: of each chat one is under way at a time. */
interface Lane {
  key: string;
  updates: Update[];
  delaySeconds: number;
  failures: number;
}

/** After this the real server's delays grow no more, in seconds. */
const longestDelaySeconds = 60;
const longestRetryAfterSeconds = 3600;

/** Delivers one bot's updates to its webhook: at once, per chat in order, over several connections, until accepted. */
export class WebhookLine {
  readonly settings: WebhookSettings;
  /** How many were accepted. */
  deliveries = 0;
  lastError: { at: number; message: string } | undefined;
  readonly #options: WebhookLineOptions;
  readonly #closing = new AbortController();
  readonly #lanes = new Map<string, Lane>();
  /** Lanes whose first update may be sent now. */
  #ready: Lane[] = [];
  /** How many deliveries of an update are still to come. */
  readonly #owed = new Map<number, number>();
  #loadedUpTo = 0;
  #underWay = 0;

  constructor(options: WebhookLineOptions) {
    this.#options = options;
    this.settings = options.settings;
  }

  /** Looks for updates to deliver. Call it whenever there may be one. */
  pump(): void {
    if (this.#closing.signal.aborted) return;
    this.#load();
    while (this.#underWay < this.settings.maxConnections) {
      const lane = this.#ready.shift();
      if (!lane) return;
      void this.#send(lane);
    }
  }

  /** Cuts every connection; what wasn't accepted stays in the queue. */
  close(): void {
    this.#closing.abort();
  }

  /** The real server looks no further ahead than two updates per connection, so one dead chat may hold up the others. */
  #load(): void {
    const { queue, clock } = this.#options;
    const room = this.settings.maxConnections * 2 - this.#owed.size;
    for (const update of queue.after(this.#loadedUpTo, room, clock.now())) {
      this.#loadedUpTo = update.update_id;
      this.#line(update);
    }
  }

  #line(update: Update): void {
    const { random, unruly } = this.#options;
    const delivery = unruly();
    const times = delivery ? random.between(delivery.repeats.min, delivery.repeats.max) : 1;
    this.#owed.set(update.update_id, times);
    for (let at = 0; at < times; at++) {
      const key = delivery ? `${update.update_id}/${at}` : laneOf(update);
      const lane = this.#lanes.get(key);
      if (lane) lane.updates.push(update);
      else this.#open({ key, updates: [update], delaySeconds: 1, failures: 0 }, delivery);
    }
  }

  #open(lane: Lane, delivery: UnrulyDelivery | undefined): void {
    this.#lanes.set(lane.key, lane);
    const at = delivery?.shuffle ? this.#options.random.between(0, this.#ready.length) : this.#ready.length;
    this.#ready.splice(at, 0, lane);
  }

  async #send(lane: Lane): Promise<void> {
    const [update] = lane.updates;
    if (!update) return;
    const { clock } = this.#options;
    this.#underWay++;
    const reply = await postUpdate(this.settings, update, { clock, closing: this.#closing.signal });
    this.#underWay--;
    if (this.#closing.signal.aborted) return;
    if (reply.error === undefined) this.#accepted(lane, update, reply);
    else this.#failed(lane, update, reply);
    this.pump();
  }

  #accepted(lane: Lane, update: Update, { call }: WebhookReply): void {
    this.deliveries++;
    if (call) this.#options.onReplyCall(call);
    const owed = (this.#owed.get(update.update_id) ?? 1) - 1;
    if (owed > 0) this.#owed.set(update.update_id, owed);
    else this.#forget(update);
    this.#advance(lane);
  }

  #advance(lane: Lane): void {
    lane.updates.shift();
    Object.assign(lane, { delaySeconds: 1, failures: 0 });
    if (lane.updates.length > 0) this.#ready.push(lane);
    else this.#lanes.delete(lane.key);
  }

  /** The first failure is tried again at once, then the pauses double. What expires meanwhile is dropped. */
  #failed(lane: Lane, update: Update, { error = "", retryAfter = 0 }: WebhookReply): void {
    const { clock, random, queue } = this.#options;
    this.lastError = { at: clock.now(), message: error };
    let pauseSeconds = Math.min(longestRetryAfterSeconds, retryAfter);
    if (retryAfter === 0 && lane.failures > 0) {
      const longest = random.between(longestDelaySeconds, longestDelaySeconds * 2);
      lane.delaySeconds = Math.min(longest, lane.delaySeconds * 2);
      pauseSeconds = lane.delaySeconds;
    }
    lane.failures++;
    if (!queue.lives(update.update_id, clock.now() + pauseSeconds * 1000)) {
      this.#forget(update);
      this.#advance(lane);
    } else if (pauseSeconds === 0) {
      this.#ready.push(lane);
    } else {
      clock.after(pauseSeconds * 1000, () => {
        this.#ready.push(lane);
        this.pump();
      });
    }
  }

  #forget({ update_id }: Update): void {
    this.#owed.delete(update_id);
    this.#options.queue.remove(update_id);
  }
}
