import { setTimeout as wait } from "node:timers/promises";

/**
 * Settles once the address answers 200.
 * @param {string} url
 * @param {AbortSignal} signal gives up
 */
export async function answers(url, signal) {
  for (;;) {
    signal.throwIfAborted();
    const response = await fetch(url, { signal }).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await wait(50, undefined, { signal });
  }
}
