import { setTimeout as pause } from "node:timers/promises";

/** Between two tellings of a text that grows, in milliseconds. */
const paceMs = 400;

/** Tells of a growing text what it is by then, again and again, never two at once; what comes meanwhile is told together. */
export function followText(tell: (text: string) => Promise<void>) {
  const ending = new AbortController();
  let latest = "";
  let round: Promise<void> | null = null;

  const run = async () => {
    let told = "";
    while (told !== latest && !ending.signal.aborted) {
      told = latest;
      await tell(told);
      await pause(paceMs, undefined, { signal: ending.signal }).catch(() => {});
    }
  };
  return {
    onText(text: string): void {
      latest = text;
      round ??= run().finally(() => {
        round = null;
      });
    },
    /** Tells nothing more; resolves when nothing is being told. @throws what the telling threw */
    async end(): Promise<void> {
      ending.abort();
      await round;
    },
  };
}
