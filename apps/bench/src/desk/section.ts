import { ms } from "../measures.ts";
import { table } from "../report.ts";
import type { Size } from "./fill.ts";

/** How long one question took on one size of desk, in milliseconds. */
export interface Answered {
  name: string;
  targetMs: number;
  p50: number;
  p95: number;
}

interface Findings {
  when: string;
  sizes: Size[];
  /** By size, in the same order of questions. */
  answered: Answered[][];
}

/** The section of docs/benchmarks.md. */
export function writeSection({ when, sizes, answered }: Findings): string {
  const named = sizes.map(({ conversations, messages }) => `${count(conversations)} / ${count(messages)}`);
  const head = ["Conversations / messages", ...named.flatMap((name) => [`${name}, p50`, "p95"]), "Target, p95"];
  const rows = (answered[0] ?? []).map(({ name, targetMs }, index) => [
    name,
    ...answered.flatMap((of) => [ms(of[index]?.p50 ?? Number.NaN), ms(of[index]?.p95 ?? Number.NaN)]),
    `≤ ${targetMs} ms`,
  ]);
  return `## desk

${when}

What operators ask all day, by the typed client over HTTP, one question at a time, sixty times each: authentication,
row security and transaction included. The desk is filled twice, a hundred times as large the second time; what stays as
fast is served by an index.

${table(head, rows)}`;
}

function count(number: number): string {
  return number.toLocaleString("en");
}
