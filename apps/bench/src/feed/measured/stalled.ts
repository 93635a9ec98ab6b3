import { setTimeout as delay } from "node:timers/promises";
import { ms, quantile, spread } from "../../measures.ts";
import { type Audience, openAudience } from "../audience.ts";
import { inspected, neededMb } from "../collect-garbage.ts";
import { times } from "../figure.ts";
import type { Findings, Ground } from "../ground.ts";
import type { SubjectName } from "../subject.ts";
import { startSubject } from "../subjects.ts";

const names: SubjectName[] = ["frontdesk", "stock tRPC"];
const subscribers = 1_000;
const stalled = 50;
/** To each subscriber: 2 KB/s, in two events. */
const [perSecond, noteBytes] = [2, 900];

interface Found {
  growthMb: number;
  /** The others' p99 with some stalled, by that without. */
  p99: number;
  p99Ms: number;
  evicted: number;
}

/** B8: what it costs a server and its other subscribers that one in twenty has stopped reading. */
export async function measureStalled(ground: Ground): Promise<Findings> {
  const seconds = ground.isFull ? 60 : 15;
  const found = new Map<SubjectName, Found[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ground.rounds; round += 1)
    for (const name of names) {
      const subject = await startSubject(ground, name, { subscribers, execArgv: inspected });
      await using audience = await openAudience(subject, subscribers);
      found.get(name)?.push(await stallSome(audience, seconds));
    }

  const column = (name: SubjectName, key: keyof Found) => (found.get(name) ?? []).map((one) => one[key]);
  const mb = (value: number) => `${value.toFixed(0)} MB`;
  return {
    figures: [
      {
        ...{ bench: "B8", what: "Memory that the server grew by, 5 % of its readers stalled", write: mb },
        ...{ values: column("frontdesk", "growthMb"), target: { most: 64 } },
      },
      {
        ...{ bench: "B8", what: "p99 of the others' delay, of that before", write: times },
        ...{ values: column("frontdesk", "p99"), target: { most: 1.1 } },
      },
    ],
    tables: [
      {
        title: `B8, ${subscribers.toLocaleString("en")} subscribers at 2 KB/s, ${stalled} of them stalled for ${seconds} s.`,
        head: ["Server", "Growth", "Others' p99", "Of that before", "Evicted"],
        rows: names.map((name) => [
          ...[name, spread(column(name, "growthMb"), mb), spread(column(name, "p99Ms"), ms)],
          ...[spread(column(name, "p99"), times), String(quantile(column(name, "evicted")))],
        ]),
      },
    ],
  };
}

async function stallSome(audience: Audience, seconds: number): Promise<Found> {
  const { subject, crowd } = audience;
  const before = await runFor(audience, seconds);
  const memoryBefore = await neededMb(subject);
  await crowd.ask({ does: "stall", count: stalled });
  const after = await runFor(audience, seconds);
  return {
    growthMb: (await neededMb(subject)) - memoryBefore,
    ...{ p99: after.p99 / before.p99, p99Ms: after.p99, evicted: after.lost },
  };
}

async function runFor({ crowd, give }: Audience, seconds: number) {
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
  const delays = await crowd.delaysSince(givenAt);
  await crowd.ask({ does: "forget" });
  return delays;
}
