import type { Logger } from "pino";

/** What a timer of Node can hold. */
const longestTimerMs = 2 ** 31 - 1;

/** Lets a log tell every step for a while, without a restart (C30). */
export class CloseLog {
  readonly #log: Logger;
  readonly #usualLevel: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(log: Logger) {
    this.#log = log;
    this.#usualLevel = log.level;
  }

  /** Every step for so many milliseconds from now; as usual from now on where there are none. */
  listen(ms: number): void {
    clearTimeout(this.#timer);
    const wasClose = this.#log.level === "debug";
    this.#log.level = ms > 0 ? "debug" : this.#usualLevel;
    if (ms <= 0) return;
    if (!wasClose) this.#log.info({ ms }, "every step is logged for a while");
    this.#timer = setTimeout(() => this.end(), Math.min(ms, longestTimerMs)).unref();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#log.level = this.#usualLevel;
  }
}
