/** A source of repeatable chance. */
export interface SeededRandom {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  /** `length` characters that may stand in a bot token. */
  token(length: number): string;
  /** A new array with the same members in another order. */
  shuffled<T>(members: readonly T[]): T[];
}

const tokenAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Creates a generator whose whole sequence follows from `seed`, any 32-bit number (mulberry32). */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));

  return {
    next,
    between,
    token: (length) => Array.from({ length }, () => tokenAlphabet[between(0, tokenAlphabet.length - 1)]).join(""),
    shuffled(members) {
      const left = [...members];
      const drawn = [];
      while (left.length > 0) drawn.push(...left.splice(between(0, left.length - 1), 1));
      return drawn;
    },
  };
}
