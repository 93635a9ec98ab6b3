import { table } from "../report.ts";
import { reasonsOf, rowOf } from "./figure.ts";
import type { Findings } from "./ground.ts";

interface Measured {
  when: string;
  rounds: number;
  found: Findings[];
}

/** The section of docs/benchmarks.md. */
export function writeSection({ when, rounds, found }: Measured): string {
  const figures = found.flatMap((one) => one.figures);
  const tables = found.flatMap((one) => one.tables);
  const reasons = reasonsOf(figures);
  return `## feed

${when}

The product's server beside its peers, each a process of its own that serves the same subscribers: tRPC's stock adapter
with a tracked subscription, Socket.IO, plain \`ws\` with one buffer for all, and as the floor ready frames written to bare
sockets. All subscribers are in one more process, and the same code whatever they subscribe to. Events have 300 bytes;
Frontdesk's are appended to the log in a transaction and read from it, its peers are handed theirs. Medians of ${rounds}
${rounds === 1 ? "round" : "rounds"} that take turns (two at most of B8 and B9), with the least and the most; ratios are made round by round. A server has
one core of the machine and its subscribers another, where there are two; PostgreSQL runs on any.

${table(["", "Figure", "Measured", "Target", ""], figures.map(rowOf))}
${reasons.length > 0 ? `\nWhat stands in the way of those that are not met:\n\n${reasons.join("\n")}\n` : ""}
${tables.map(({ title, head, rows }) => `${title}\n\n${table(head, rows)}`).join("\n\n")}`;
}
