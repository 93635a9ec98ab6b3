/** Waits. An abort ends the wait early and is no error: who waits looks at the signal. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}

/** How long to wait before trying again: doubling from 250 ms to 5 s, half of it random, so that not all return at once. */
export function backoffMs(attempt: number): number {
  const most = Math.min(5_000, 250 * 2 ** Math.min(attempt, 8));
  return Math.round(most / 2 + (Math.random() * most) / 2);
}
