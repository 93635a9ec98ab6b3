/**
 * Settles at the first SIGINT, SIGTERM or SIGHUP; calls `again` at one more.
 * A terminal's Ctrl-C arrives twice, from the terminal and handed on by npm: what follows within a second is the same one.
 * @param {{ again: () => void }} options
 * @returns {Promise<void>}
 */
export function stopRequested({ again }) {
  let firstAt = Number.POSITIVE_INFINITY;
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
      process.on(signal, () => {
        if (performance.now() - firstAt > 1_000) again();
        firstAt = Math.min(firstAt, performance.now());
        resolve();
      });
    }
  });
}
