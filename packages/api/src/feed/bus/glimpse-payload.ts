import type { Glimpse } from "./bus.ts";
import { bytesOf } from "./process-bus.ts";

/** PostgreSQL takes payloads below 8,000 bytes; the sender's name goes in front. */
const payloadBytes = 7_900;

/** Glimpses as texts that a relay takes, in as few as may be. */
export function packGlimpses(glimpses: Iterable<Glimpse>): string[] {
  const packs: Glimpse[][] = [];
  let room = 0;
  for (const glimpse of glimpses) {
    const bytes = bytesOf(glimpse);
    if (bytes > room) {
      packs.push([]);
      room = payloadBytes;
    }
    packs.at(-1)?.push(glimpse);
    room -= bytes;
  }
  return packs.map((pack) => JSON.stringify(pack.map(({ key, text }) => [key, text])));
}

/** The glimpses in what another process packed; none in what this version doesn't know. */
export function unpackGlimpses(packed: string): Glimpse[] {
  try {
    const pairs: unknown = JSON.parse(packed);
    return Array.isArray(pairs) ? pairs.flatMap(glimpseOf) : [];
  } catch {
    return [];
  }
}

function glimpseOf(pair: unknown): Glimpse[] {
  const [key, text] = Array.isArray(pair) ? (pair as unknown[]) : [];
  return typeof key === "string" && typeof text === "string" ? [{ key, text }] : [];
}
