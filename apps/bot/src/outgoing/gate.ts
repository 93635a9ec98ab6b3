/** Lets so many in at once, in the order of arrival. */
export class Gate {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(places: number) {
    this.#free = places;
  }

  /** Resolves with a place, which is free again once it is disposed of. @throws the signal's reason */
  async enter(signal: AbortSignal): Promise<Disposable> {
    signal.throwIfAborted();
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn(signal);
    return { [Symbol.dispose]: () => this.#leave() };
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const goAway = () => {
        this.#waiting.delete(comeIn);
        reject(signal.reason);
      };
      const comeIn = () => {
        signal.removeEventListener("abort", goAway);
        resolve();
      };
      this.#waiting.add(comeIn);
      signal.addEventListener("abort", goAway, { once: true });
    });
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
