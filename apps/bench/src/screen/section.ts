import { table } from "../report.ts";
import type { Held, Trips } from "./scrolling.ts";

interface Findings {
  when: string;
  /** Of the queue, and messages of the thread. */
  rows: number;
  lists: { name: string; trips: Trips }[];
}

/** The section of docs/benchmarks.md. */
export function writeSection({ when, rows: count, lists }: Findings): string {
  const turns = lists[0]?.trips.after.map((_, index) => index + 1) ?? [];
  const head = [
    "List",
    "Before",
    ...turns.flatMap((turn) => [`Far end, ${turn}`, `Back, ${turn}`]),
    "Grown since the first way",
  ];
  const rows = lists.map(({ name, trips: { before, farthest, after } }) => {
    const grown = (after.at(-1)?.heapMb ?? 0) - (after[0]?.heapMb ?? 0);
    const ways = after.flatMap((held, index) => [shown(farthest[index]), shown(held)]);
    return [name, shown(before), ...ways, `${grown.toFixed(1)} MB`];
  });
  return `## screen

${when}

What a browser's tab holds while somebody scrolls through ${count.toLocaleString("en")} rows to the far end and back: heap of its script after
a collection, and elements of the page. Both let go of pages far from where one reads; a queue keeps their places and
fetches them again by their keys, a thread fetches on from where it stands.

${table(head, rows)}`;
}

function shown(held: Held | undefined): string {
  return held ? `${held.heapMb.toFixed(1)} MB, ${held.nodes.toLocaleString("en")}` : "–";
}
