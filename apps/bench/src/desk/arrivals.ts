import { ms, quantile } from "../measures.ts";
import type { Office } from "../office.ts";
import { type Backlog, backlogRows, measureBacklog } from "../road/backlog.ts";
import { type InBrowser, openInbox } from "../road/browser.ts";
import { type Inbound, measureInbound } from "../road/inbound.ts";

/** How messages reach the screens of a desk that is full, while people look at its queue and a thread (B11). */
export interface Arrivals {
  /** Of processes and a page that have just started, whose code is still being compiled. */
  first: Inbound;
  inbound: Inbound;
  backlog: Backlog;
  /** Null where there is no Chromium. */
  browser: InBrowser | null;
}

interface Ground {
  office: Office;
  url: string;
  ownerUrl: string;
  chromium: string | undefined;
  seed: number;
}

/** Of B11: so long may a message take to the screen, in 95 and in 99 of 100 cases. */
const targets = { p95Ms: 300, p99Ms: 1000 };
/** A machine that is too slow for it shall say so in figures. */
const patienceMs = 120_000;

/** Lets people write 50/s while a browser has the queue and one thread open, then 200/s, which are to be stored at once. */
export async function measureArrivals({ office, url, ownerUrl, chromium, seed }: Ground): Promise<Arrivals> {
  await using inbox = chromium ? await openInbox({ chromium, url, office, patienceMs }) : null;
  const traffic = { perSecond: 50, seed, patienceMs };
  const first = await measureInbound(office, { ...traffic, seconds: 15 });
  const [inbound, painted] = await Promise.all([
    measureInbound(office, { ...traffic, seconds: 20 }),
    inbox?.timeBubbles() ?? null,
  ]);
  const browser = inbox && painted && { ...inbox.loaded, latencies: painted };
  const backlog = await measureBacklog(office, { ownerUrl, perSecond: 200, seconds: 10 });
  return { first, inbound, backlog, browser };
}

/** The rows of the table: what, p50, p95, p99, target. */
export function arrivalRows({ first, inbound, backlog, browser }: Arrivals): string[][] {
  const target = `p95 ≤ ${targets.p95Ms} ms, p99 ≤ ${targets.p99Ms} ms`;
  const places = (latencies: number[]) => [0.5, 0.95, 0.99].map((place) => ms(quantile(latencies, place)));
  return [
    [`${first.perSecond}/s in the first 15 s after a start`, ...places(first.latencies), "–"],
    [`${inbound.perSecond}/s, applied in an operator's client`, ...places(inbound.latencies), target],
    ...(browser ? [["4/s more in the open thread, painted in Chromium", ...places(browser.latencies), target]] : []),
    ...backlogRows(backlog).map(([what = "", value = "", aim = ""]) => [what, value, "–", "–", aim]),
  ];
}

/** What of this was missed, and by how much. */
export function missedArrivals({ inbound, backlog, browser }: Arrivals): string[] {
  const late = (name: string, latencies: number[]) => {
    const p95 = quantile(latencies, 0.95);
    return p95 > targets.p95Ms ? [`${name} took ${ms(p95)} in 95 of 100 cases, not ${targets.p95Ms} ms`] : [];
  };
  return [
    ...late(`${inbound.perSecond} messages a second`, inbound.latencies),
    ...(browser ? late("What was painted", browser.latencies) : []),
    ...(backlog.storedMs > 1000 ? [`Updates at 200/s were stored ${ms(backlog.storedMs)} after the last came`] : []),
    ...(backlog.appliedPerSecond < 50
      ? [`Only ${Math.round(backlog.appliedPerSecond)} of them a second were applied`]
      : []),
  ];
}
