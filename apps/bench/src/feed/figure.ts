import { quantile, spread } from "../measures.ts";

/** One row of the table: what was promised, and what came of it. */
export interface Figure {
  /** B1 to B9, as architecture.md numbers them. */
  bench: string;
  what: string;
  /** One of each round. */
  values: number[];
  write(value: number): string;
  /** What its median must not go beyond; null where nothing is promised. */
  target: { most: number } | { least: number } | null;
  /** What stands in the way, should it not be met: one sentence. */
  why?: string;
}

/** A ratio of ours to another's, round by round: what the rounds have in common falls out. */
export function ratios(ours: readonly number[], others: readonly number[]): number[] {
  return ours.map((value, round) => value / (others[round] ?? Number.NaN));
}

export function times(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)}×`;
}

export function microseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} µs`;
}

/** The cells of its row. */
export function rowOf(figure: Figure): string[] {
  const { bench, what, values, write, target } = figure;
  const cells = [bench, what, spread(values, write)];
  if (!target) return [...cells, "–", "–"];
  const bound = "most" in target ? `≤ ${write(target.most)}` : `≥ ${write(target.least)}`;
  return [...cells, bound, isMissed(figure) ? "**not met**" : "met"];
}

/** What stands in the way of those that are not met, each once. */
export function reasonsOf(figures: readonly Figure[]): string[] {
  const missed = figures.filter(isMissed);
  return [...new Set(missed.flatMap(({ bench, why }) => (why ? [`* ${bench}: ${why}`] : [])))];
}

function isMissed({ values, target }: Figure): boolean {
  if (!target) return false;
  const median = quantile(values);
  return "most" in target ? !(median <= target.most) : !(median >= target.least);
}
