import { setTimeout as wait } from "node:timers/promises";
import { deskErrorOf } from "@frontdesk/client";

/** Something did not come about in a time that would be long on any machine: a violation by itself. */
export class Hang extends Error {
  override readonly name = "Hang";
}

/** A machine may be busy; nothing here takes minutes unless it has stopped for good. */
const longestMs = 300_000;
/** A server that took a call and never answers is asked anew. */
const answerMs = 20_000;

/** What is not there yet, and how far it has come: as long as that changes, nothing hangs. */
export class NotYet {
  readonly progress: string;

  constructor(progress: string) {
    this.progress = progress;
  }
}

/** Resolves with the first answer that is neither false nor undefined nor NotYet; a failure counts as none. @throws Hang */
export async function eventually<T>(what: string, look: () => Promise<T | false | undefined | NotYet>): Promise<T> {
  let movedAt = performance.now();
  for (let seen = ""; ; await wait(50)) {
    try {
      const found = await look();
      if (found !== false && found !== undefined && !(found instanceof NotYet)) return found;
      if (found instanceof NotYet && found.progress !== seen) {
        movedAt = performance.now();
        seen = found.progress;
      }
    } catch (error) {
      seen = String(error);
    }
    if (performance.now() - movedAt > longestMs) throw new Hang(`Nothing moves: ${what} (${seen})`);
  }
}

/**
 * Repeats a call until the desk has answered it, as its clients do. Only for calls whose repetition changes nothing.
 * @throws what the desk refused; Hang
 */
export async function untilAnswered<T>(call: (options: { signal: AbortSignal }) => Promise<T>): Promise<T> {
  const beganAt = performance.now();
  for (;;) {
    try {
      return await call({ signal: AbortSignal.timeout(answerMs) });
    } catch (error) {
      const { code, reason, retryAfterMs } = deskErrorOf(error);
      if (code !== "unavailable" && code !== "limited") throw error;
      if (performance.now() - beganAt > longestMs) throw new Hang(`The desk does not answer (${reason ?? code}).`);
      await wait(Math.min(retryAfterMs ?? 100, 2_000));
    }
  }
}
