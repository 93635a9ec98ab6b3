/** The middle of some numbers, or any other place in their order (0 to 1): 0.5 is the median. NaN of none. */
export function quantile(values: readonly number[], place = 0.5): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * place))] ?? Number.NaN;
}

/** A duration for a table: two significant digits below 10 ms, none behind the point above. */
export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

/** The median of some rounds with the least and the most of them beside it. */
export function spread(values: readonly number[], write: (value: number) => string): string {
  return `${write(quantile(values))} (${write(Math.min(...values))} – ${write(Math.max(...values))})`;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32, by Tommy Ettinger). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
