import { ms, quantile } from "../measures.ts";
import { table } from "../report.ts";
import type { Harmed } from "./adversary.ts";
import type { Victim } from "./victim.ts";

/** What came of one run. */
export interface Verdict {
  title: string;
  seed: number;
  counts: Record<string, number | string>;
  /** P11: how long each trouble was felt after it had ended. */
  readyMs: Harmed[];
  /** A sentence each, which begins with what was broken. */
  violations: string[];
}

const mostShown = 40;

/** How many there were of each kind. */
export function byKind(harmed: readonly Harmed[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(harmed, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]));
}

/**
 * I19: what ended by itself while it was at work broke a promise; what could not start since the database was away did
 * not, as long as it came back.
 */
export function ownEndsOf(victims: readonly Victim[]): { ends: number; violations: string[] } {
  const ends = victims.flatMap(({ ownEnds }) => ownEnds);
  return {
    ends: ends.filter(({ wasAtWork }) => !wasAtWork).length,
    violations: ends
      .filter(({ wasAtWork }) => wasAtWork)
      .map(
        ({ name, how, lastWords }) =>
          `I19, R12: the ${name} ended as nobody asked it to (${how}): ${lastWords.slice(-3).join(" | ")}`,
      ),
  };
}

/** Prints the table of a run, and what was violated. */
export function print({ title, seed, counts, readyMs, violations }: Verdict): void {
  const rows = Object.entries(counts).map(([what, count]) => [what, String(count)]);
  for (const [kind, some] of Map.groupBy(readyMs, (one) => one.kind)) {
    const times = some.map((one) => one.readyMs);
    rows.push([`ready after: ${kind}`, `${ms(quantile(times))}, at most ${ms(Math.max(...times))}`]);
  }
  rows.push(["**violations**", `**${violations.length}**`]);
  console.log(`\n## ${title}, seed ${seed}\n\n${table(["", ""], rows)}\n`);
  for (const violation of violations.slice(0, mostShown)) console.log(`✗ ${violation.slice(0, 300)}`);
  if (violations.length > mostShown) console.log(`… and ${violations.length - mostShown} more`);
}
