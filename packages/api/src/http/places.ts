/** The places for live connections, sockets and event streams alike, of one process (MAX_SOCKETS). */
export class Places {
  readonly #most: number;
  #taken = 0;
  #isClosed = false;

  constructor(most: number) {
    this.#most = most;
  }

  get isFull(): boolean {
    return this.#isClosed || this.#taken >= this.#most;
  }

  /** Whether the process stops. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Takes a place; returns the way to leave it, once, or null where there is none. */
  take(): (() => void) | null {
    if (this.isFull) return null;
    this.#taken += 1;
    let isTaken = true;
    return () => {
      if (isTaken) this.#taken -= 1;
      isTaken = false;
    };
  }

  /** Gives no more places away, since the process stops. */
  close(): void {
    this.#isClosed = true;
  }
}
