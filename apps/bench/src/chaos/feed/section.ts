import type { Miscounts } from "../../invariants/deliveries.ts";
import { ms, quantile } from "../../measures.ts";
import { table } from "../../report.ts";
import type { FeedFindings } from "./run.ts";

/** The section of docs/benchmarks.md: what the crowd was told, beside what the stock subscription's clients were. */
export function writeSection(when: string, { verdict, ours, stock, stalled, memoryMb }: FeedFindings): string {
  const { counts, readyMs, seed, violations } = verdict;
  const number = (count: number) => count.toLocaleString("en");
  const row = (what: string, key: keyof Miscounts) => [what, number(ours[key]), stock ? number(stock[key]) : "–"];
  const harms = [...Map.groupBy(readyMs, ({ kind }) => kind)].map(([kind, some]) => {
    const times = some.map((one) => one.readyMs);
    return [kind, String(some.length), ms(quantile(times)), ms(Math.max(...times))];
  });
  const most = (all: readonly number[]) => `${Math.max(...all).toFixed(0)} MB`;
  const held = stalled.map(
    ({ readers, evicted, growthMb }) =>
      `${readers} readers stopped reading while 10 MB came for each: ${evicted} were evicted, all resumed, and no node grew by more than ${growthMb.toFixed(0)} MB.`,
  );
  return `## chaos feed

${when} · seed ${seed}

${counts.clients} clients of the product follow ${counts.nodes} servers behind a balancer; events are written by transactions of which
some (${counts["late events"]} of the run's ${number(Number(counts.events))} events) hold theirs while others pass, 10 % of the bus's hints are lost, and the harms below come one
after another. Beside it, told the same events by the same transactions, and cut and killed at the same moments: tRPC's
stock subscription as its documentation writes one, with an identity column as the cursor. What each client was told is
held to the log.

${table(
  ["", "Frontdesk", "Stock tRPC, identity cursor"],
  [
    row("deliveries", "deliveries"),
    row("lost", "lost"),
    row("doubled", "doubled"),
    row("reordered", "reordered"),
    row("told what they may not read", "foreign"),
  ],
)}

${held.join("\n")} ${counts["put out"]} people or tokens were put out on the way. The nodes needed ${most(memoryMb.before)} at most before, ${most(memoryMb.after)} after.
Screens of three roles, kept up by the feed alone, equalled a fresh fetch. Violations: ${violations.length}.

${table(["Harm", "Times", "Ready again after it, p50", "Most"], harms)}`;
}
