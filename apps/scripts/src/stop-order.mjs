/**
 * When each is ended by force, in milliseconds after the request: ten seconds in all.
 * The bot goes first, so that it can settle what it claimed; the database when nobody uses it any more.
 */
const forcedAtMs = { bot: 2_000, web: 2_200, server: 8_500, simulator: 8_700, database: 9_500 };

/** The names of the processes, first to be stopped first. */
export const stopOrder = Object.keys(forcedAtMs);

/**
 * Stops what runs, one after another.
 * @param {Map<string, { stop(graceMs: number): Promise<void> }>} running by name
 */
export async function stopInOrder(running) {
  const askedAt = performance.now();
  for (const [name, atMs] of Object.entries(forcedAtMs)) {
    await running.get(name)?.stop(Math.max(0, askedAt + atMs - performance.now()));
  }
}
