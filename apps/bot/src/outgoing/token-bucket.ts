export interface Rate {
  tokens: number;
  perMs: number;
  /** The most that can be saved up. In any span of `perMs` no more than `tokens + burst` are taken. */
  burst: number;
}

/** A token bucket. Times are milliseconds of one steady clock. It starts empty: a predecessor may have just spent. */
export class TokenBucket {
  readonly #rate: Rate;
  #saved = 0;
  #at: number;

  constructor(rate: Rate, startedAt: number) {
    this.#rate = rate;
    this.#at = startedAt;
  }

  /** When the next token can be taken; `now` or earlier where one is there. */
  readyAt(now: number): number {
    const saved = this.#savedAt(now);
    if (saved >= 1) return now;
    return now + ((1 - saved) * this.#rate.perMs) / this.#rate.tokens;
  }

  /** Takes the token that {@link readyAt} promised; more than one are owed, and the next is ready once they are paid. */
  take(now: number, tokens = 1): void {
    this.#saved = this.#savedAt(now) - tokens;
    this.#at = now;
  }

  isFull(now: number): boolean {
    return this.#savedAt(now) >= this.#rate.burst;
  }

  #savedAt(now: number): number {
    const { tokens, perMs, burst } = this.#rate;
    const saved = Math.min(burst, this.#saved + ((now - this.#at) * tokens) / perMs);
    // Timers wake on whole milliseconds: a token that is a rounding error short is there.
    return saved > 1 - 1e-6 && saved < 1 ? 1 : saved;
  }
}
