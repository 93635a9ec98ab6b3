/** R12: how long the last connection may keep its place once the process was told to stop. */
const wavesMs = 3_000;
const everyMs = 100;
/** So few come back at once without anybody's noticing. */
const leastInWave = 50;
/** The longest wait that a client is told, beside its own: longer the more of them there are. */
const mostHintMs = (connections: number) => Math.min(1_000, connections * 20);

/** Asks one connection to come back after some milliseconds. */
export type SendAway = (afterMs: number) => void;

/**
 * R12: asks connections to come back, in waves over at most three seconds, each after a random wait of its own.
 * Resolves when all were told; those told last are served until then.
 */
export async function sendAwayInWaves(connections: readonly SendAway[]): Promise<void> {
  const size = Math.max(leastInWave, Math.ceil(connections.length / (wavesMs / everyMs)));
  const withinMs = mostHintMs(connections.length);
  for (let start = 0; start < connections.length; start += size) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve, everyMs));
    for (const sendAway of connections.slice(start, start + size)) sendAway(Math.floor(Math.random() * withinMs));
  }
}
