import { ms, quantile, spread } from "../measures.ts";
import { table } from "../report.ts";
import { type Backlog, backlogRows } from "./backlog.ts";
import type { InBrowser } from "./browser.ts";
import { type Inbound, inboundRow } from "./inbound.ts";
import type { Start } from "./starting.ts";

interface Findings {
  when: string;
  seed: number;
  starts: Start[];
  inbound: Inbound[];
  backlog: Backlog;
  /** Null where there is no Chromium. */
  browser: InBrowser | null;
  calls: string[][];
  /** Memory of the server after all of this. */
  loadedMb: number;
}

/** The section of docs/benchmarks.md. */
export function writeSection(findings: Findings): string {
  const { when, seed, inbound, browser, calls } = findings;
  return `## road

${when} · seed ${seed}

From just before a message is handed to the simulated Telegram until it is on the other screen: bot, server, database,
feed and all. The last column is the simulator's own time to take it, which is within the others.

${table(["Traffic", "Messages", "p50", "p95", "p99", "Most", "Simulator"], [...inbound.map(inboundRow), ...paintRow(browser)])}

${table(["Promise", "Measured", "Target"], promises(findings))}

Each call is made by the typed client over kept-alive HTTP, and in rounds that take turns its own statements, recorded
from the wire, by plain \`pg\`: authentication and transaction included, one answer awaited before the next is sent.
Medians of five rounds with the least and the most; shares are of one core, by this process; all share the machine.

${table(callColumns, calls)}`;
}

const callColumns = [
  ...[
    "Call",
    "At a time",
    "Round trips",
    "HTTP p50",
    "SQL p50",
    "Ratio",
    "HTTP / SQL per second",
    "Server CPU per call",
  ],
  "Generator CPU, HTTP / SQL",
];

function promises({ starts, backlog, browser, loadedMb }: Findings): string[][] {
  const mb = (value: number) => `${Math.round(value)} MB`;
  const kb = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
  const column = (key: keyof Start) => starts.map((start) => start[key]);
  return [
    ["Start of an installed checkout, on an empty folder (3)", spread(column("startMs"), ms), "≤ 5,000 ms"],
    ["Memory of the server after the start", spread(column("serverMb"), mb), "≤ 256 MB"],
    ["Memory of the bot after the start", spread(column("botMb"), mb), "–"],
    ["Memory of the server after this benchmark", mb(loadedMb), "–"],
    ...backlogRows(backlog),
    ["Scripts of the inbox, compressed", browser ? kb(browser.scriptBytes) : "no Chromium", "≤ 240 KB"],
    ["All of the inbox, compressed", browser ? kb(browser.allBytes) : "no Chromium", "–"],
  ];
}

function paintRow(browser: InBrowser | null): string[][] {
  if (!browser) return [];
  const { latencies } = browser;
  const places = [0.5, 0.95].map((place) => ms(quantile(latencies, place)));
  return [["4/s, painted in Chromium", String(latencies.length), ...places, "–", ms(Math.max(...latencies)), "–"]];
}
