/** `burst` calls at once, then `perSecond` in the long run. */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** One bucket. Times are milliseconds since 1970. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #filledAt: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#filledAt = now;
  }

  /** How long until a call fits, in milliseconds; 0 when one fits now. */
  waitMs(now: number): number {
    this.#fill(now);
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / this.#rate.perSecond) * 1000);
  }

  /** Takes the place of so many calls, in advance if need be. Ask `waitMs` first. */
  take(calls = 1): void {
    this.#tokens -= calls;
  }

  #fill(now: number): void {
    const grown = this.#tokens + ((now - this.#filledAt) / 1000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.burst, grown);
    this.#filledAt = now;
  }
}
