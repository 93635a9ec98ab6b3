import { setTimeout as delay } from "node:timers/promises";
import { ms, quantile, spread } from "../../measures.ts";
import { type Audience, openAudience } from "../audience.ts";
import { inspected, neededMb } from "../collect-garbage.ts";
import { times } from "../figure.ts";
import type { Findings, Ground } from "../ground.ts";
import type { SubjectName } from "../subject.ts";
import { startSubject } from "../subjects.ts";
import { unreadSocketsAt } from "../unread-sockets.ts";

/** A run waits for the server to lose patience, so that there are few of them. */
const mostRounds = { frontdesk: 2, others: 1 };

interface Load {
  what: string;
  names: SubjectName[];
  subscribers: number;
  /** How many of them stop reading. */
  stalled: number;
  perSecond: number;
  noteBytes: number;
  /**
   * How long some stall before memory is weighed; how long they then have to be evicted. As long as both together all read
   * before, so that as many rounds of pings fall into it.
   */
  seconds: { stalled: number; evicted: number };
}

// The machine's own buffers take about 2.5 MB of each reader that has stopped, and a little at a time never leaves them:
// then nothing but an unanswered ping tells, within 35 s. Much of it comes to the server's own, which R10 bounds.
const loads: Load[] = [
  {
    what: "2 KB/s each",
    names: ["frontdesk", "stock tRPC"],
    ...{ subscribers: 1_000, stalled: 50, perSecond: 8, noteBytes: 120 },
    seconds: { stalled: 15, evicted: 23 },
  },
  {
    what: "250 KB/s each",
    names: ["frontdesk"],
    ...{ subscribers: 200, stalled: 10, perSecond: 10, noteBytes: 25_000 },
    seconds: { stalled: 20, evicted: 25 },
  },
];

interface Found {
  growthMb: number;
  /** The others' p99 with some stalled, by that without. */
  p99: number;
  p99Ms: number;
  evicted: number;
}

/** B8: what it costs a server and its other subscribers that one in twenty has stopped reading. */
export async function measureStalled(ground: Ground): Promise<Findings> {
  const found: Findings = { figures: [], tables: [] };
  const rows: string[][] = [];
  for (const load of loads) {
    for (const name of load.names) {
      const most = name === "frontdesk" ? mostRounds.frontdesk : mostRounds.others;
      const runs: Found[] = [];
      for (let round = 0; round < Math.min(ground.rounds, most); round += 1)
        runs.push(await stallSome(ground, name, load));
      const column = (key: keyof Found) => runs.map((one) => one[key]);
      if (name === "frontdesk") found.figures.push(...figuresOf(load, column));
      rows.push([
        ...[`${name}, ${load.what}`, spread(column("growthMb"), mb), spread(column("p99Ms"), ms)],
        ...[spread(column("p99"), times), `${quantile(column("evicted"))} of ${load.stalled}`],
      ]);
    }
  }
  found.tables.push({
    title:
      "B8, one in twenty stops reading: of 1,000 subscribers, or of 200 where each gets more. Evicted is who leaves a ping unanswered (within 35 s) or is 30 s above what R10 lets wait, whichever comes first; the machine's own buffers, of 2.5 MB each, fill before the server's do.",
    head: ["Server", "Growth", "Others' p99", "Of that before", "Evicted"],
    rows,
  });
  return found;
}

function figuresOf({ what, stalled }: Load, column: (key: keyof Found) => number[]) {
  const of = `${what}, 5 % of the readers stalled`;
  return [
    ...[{ bench: "B8", what: `${of}: memory that the server grew by`, values: column("growthMb"), write: mb }].map(
      (figure) => ({ ...figure, target: { most: 64 } }),
    ),
    {
      ...{ bench: "B8", what: `${of}: p99 of the others' delay, of that before`, write: times },
      ...{ values: column("p99"), target: { most: 1.1 } },
      why: "p99 is that of the slowest three of some three hundred events, and among them are those during which memory is weighed, by a whole collection of garbage that the time before is spared.",
    },
    {
      ...{ bench: "B8", what: `${of}: evicted`, write: (value: number) => value.toFixed(0) },
      ...{ values: column("evicted"), target: { least: stalled } },
    },
  ];
}

function mb(value: number): string {
  return `${value.toFixed(0)} MB`;
}

async function stallSome(ground: Ground, name: SubjectName, load: Load): Promise<Found> {
  const { subscribers, seconds } = load;
  const subject = await startSubject(ground, name, { subscribers, execArgv: inspected });
  await using audience = await openAudience(subject, subscribers);
  const { crowd } = audience;
  const before = await crowd.delaysSince(await runFor(audience, load, seconds.stalled + seconds.evicted));
  await crowd.ask({ does: "forget" });
  const memoryBefore = await neededMb(subject);
  await crowd.ask({ does: "stall", count: load.stalled });
  const givenAt = await runFor(audience, load, seconds.stalled);
  const growthMb = (await neededMb(subject)) - memoryBefore;
  Object.assign(givenAt, await runFor(audience, load, seconds.evicted));
  const after = await crowd.delaysSince(givenAt);
  const evicted = load.stalled - (await unreadSocketsAt(subject.port));
  return { growthMb, p99: after.p99 / before.p99, p99Ms: after.p99, evicted };
}

/** Gives events at their pace; resolves with when each was given, once all who read have the last one. */
async function runFor({ crowd, give }: Audience, { perSecond, noteBytes }: Load, seconds: number) {
  const givenAt: Record<number, number> = {};
  const startedAt = performance.now();
  let last = 0;
  for (let count = 0; count < seconds * perSecond; count += 1) {
    await delay(Math.max(0, startedAt + (count * 1_000) / perSecond - performance.now()));
    const { mark, at } = await give({ count: 1, noteBytes });
    givenAt[mark] = at;
    last = mark;
  }
  await crowd.ask({ does: "await", mark: last });
  return givenAt;
}
