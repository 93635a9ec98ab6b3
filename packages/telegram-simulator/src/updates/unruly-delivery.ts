import type { Update } from "../bot-api/objects.ts";
import type { SeededRandom } from "../seeded-random.ts";

/** How updates reach a bot that must stand more than Telegram promises. */
export interface UnrulyDelivery {
  /** Each update is delivered between `min` and `max` times in all, also after it was confirmed. */
  repeats: { min: number; max: number };
  /** Whether the updates of one answer come in any order. */
  shuffle: boolean;
}

/** Deals out fresh updates together with repeats of earlier ones. */
export class UnrulyDealer {
  readonly delivery: UnrulyDelivery;
  readonly #random: SeededRandom;
  readonly #owed: { update: Update; times: number }[] = [];
  #newest = 0;

  constructor(delivery: UnrulyDelivery, random: SeededRandom) {
    this.delivery = delivery;
    this.#random = random;
  }

  /** How many deliveries are still to come of updates that were delivered less often than was drawn for them. */
  get owed(): number {
    return this.#owed.reduce((sum, { times }) => sum + times, 0);
  }

  /** Takes the updates of an ordinary answer and returns those that are sent instead, at most `limit`. */
  deal(fresh: readonly Update[], limit: number): Update[] {
    const repeats: Update[] = [];
    const room = Math.max(0, limit - fresh.length);
    const wanted = this.#random.between(fresh.length === 0 ? 1 : 0, 10);
    while (this.#owed.length > 0 && repeats.length < Math.min(room, wanted)) {
      const at = this.#random.between(0, this.#owed.length - 1);
      const debt = this.#owed[at];
      if (!debt) break;
      repeats.push(debt.update);
      if (--debt.times === 0) this.#owed.splice(at, 1);
    }
    for (const update of fresh) this.#draw(update);
    const all = [...fresh, ...repeats];
    return this.delivery.shuffle ? this.#random.shuffled(all) : all;
  }

  #draw(update: Update): void {
    if (update.update_id <= this.#newest) return;
    this.#newest = update.update_id;
    const times = this.#random.between(this.delivery.repeats.min, this.delivery.repeats.max) - 1;
    if (times > 0) this.#owed.push({ update, times });
  }
}
