import { ms } from "../measures.ts";
import { table } from "../report.ts";
import { type Arrivals, arrivalRows, missedArrivals } from "./arrivals.ts";
import type { Size } from "./fill.ts";
import { leastName } from "./questions.ts";

/** How long one question took on one size of desk, in milliseconds. */
export interface Answered {
  name: string;
  targetMs: number | null;
  p50: number;
  p95: number;
}

interface Findings {
  when: string;
  sizes: Size[];
  /** By size, in the same order of questions. */
  answered: Answered[][];
  /** On the largest, or why there are none. */
  arrivals: Arrivals | Error;
}

/** The section of docs/benchmarks.md. */
export function writeSection({ when, sizes, answered, arrivals }: Findings): string {
  const named = sizes.map(({ conversations, messages }) => `${count(conversations)} / ${count(messages)}`);
  const head = ["Conversations / messages", ...named.flatMap((name) => [`${name}, p50`, "p95"]), "Target, p95"];
  const rows = (answered[0] ?? []).map(({ name, targetMs }, index) => [
    name,
    ...answered.flatMap((of) => [ms(of[index]?.p50 ?? Number.NaN), ms(of[index]?.p95 ?? Number.NaN)]),
    targetMs === null ? "–" : `≤ ${targetMs} ms`,
  ]);
  return `## desk

${when}

B12: what operators ask all day, by the typed client over HTTP, one question at a time, sixty times each: authentication,
row security and transaction included. The desk is filled to each size in turn; what stays as fast is served by an index.

${table(head, rows)}

B11, on the largest of them, while a browser has the queue and a thread open: from just before a message is handed to the
simulated Telegram until it is there.

${arrivals instanceof Error ? arrivals.message : table(["Traffic", "p50", "p95", "p99", "Target"], arrivalRows(arrivals))}

${notMet(answered.at(-1) ?? [], arrivals)}`;
}

/** What was missed on the largest desk, and what part of it any call takes on this machine. */
function notMet(answered: Answered[], arrivals: Arrivals | Error): string {
  const least = answered.find(({ name }) => name === leastName)?.p95 ?? Number.NaN;
  const slow = answered.flatMap(({ name, targetMs, p95 }) =>
    targetMs !== null && p95 > targetMs
      ? [`${name} took ${ms(p95)}, not ${targetMs} ms; a call that asks next to nothing took ${ms(least)} of it`]
      : [],
  );
  const unseen = ["B11 could not be measured"];
  const missed = [...slow, ...(arrivals instanceof Error ? unseen : missedArrivals(arrivals))];
  if (missed.length === 0) return "All targets are met.";
  return `Not met, and why:\n\n${missed.map((what) => `* ${what}.`).join("\n")}`;
}

function count(number: number): string {
  return number.toLocaleString("en");
}
