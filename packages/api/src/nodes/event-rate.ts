const windowMs = 10_000;

/** How fast a log grows, told by where its end was seen. */
export class EventRate {
  #seen: { at: number; head: number }[] = [];

  /** `at` in milliseconds of a clock that never goes back. */
  note(at: number, head: number): void {
    this.#seen.push({ at, head });
    while (this.#seen.length > 2 && (this.#seen[1]?.at ?? 0) <= at - windowMs) this.#seen.shift();
  }

  /** Events per second over the last ten seconds, to a tenth; 0 until it was seen twice. */
  get perSecond(): number {
    const [first, last] = [this.#seen[0], this.#seen.at(-1)];
    if (!first || !last || first === last) return 0;
    return Math.round(((last.head - first.head) * 10_000) / (last.at - first.at)) / 10;
  }
}
