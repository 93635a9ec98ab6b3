/** Chance that can be had again: all of it follows from the words it was made of. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, count). */
  below(count: number): number;
  /** True as often as `share` says, of 1. */
  one(share: number): boolean;
  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T;
  uuid(): string;
  /** Bytes of any value. */
  bytes(count: number): Buffer;
  /** As many characters of the alphabet of base64url. */
  token(count: number): string;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Mulberry32, seeded by FNV-1a of the words: so each case of a run has a chance of its own, whatever ran before it. */
export function createChance(...words: readonly (string | number)[]): Chance {
  let state = hashOf(words.join(" "));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => below(256)));
  return {
    next,
    below,
    one: (share) => next() < share,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError("There is nothing to pick from.");
      return list[below(list.length)] as T;
    },
    uuid: () => {
      const hex = bytes(16).toString("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    bytes,
    token: (count) => Array.from({ length: count }, () => alphabet[below(alphabet.length)]).join(""),
  };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}
