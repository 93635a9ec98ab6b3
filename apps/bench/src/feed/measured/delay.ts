import { setTimeout as delay } from "node:timers/promises";
import { ms, quantile, spread } from "../../measures.ts";
import { cpuMs } from "../../process-use.ts";
import { type Audience, openAudience } from "../audience.ts";
import type { Delays } from "../crowd/commands.ts";
import { ratios, times } from "../figure.ts";
import type { Findings, Ground } from "../ground.ts";
import type { SubjectName } from "../subject.ts";
import { startSubject } from "../subjects.ts";

const names: SubjectName[] = ["frontdesk", "stock tRPC", "socket.io", "plain ws", "raw frames"];
const roundMs = 5_000;

interface Load {
  subscribers: number;
  perSecond: number;
}

interface Round extends Delays {
  /** Shares of one core. */
  server: number;
  receivers: number;
}

/** B3: how late events come to subscribers where they come at their own pace, from the moment a server has them. */
export async function measureDelay(ground: Ground): Promise<Findings> {
  const many = ground.isFull ? 10_000 : 4_000;
  const loads = [
    { subscribers: 1_000, perSecond: 20 },
    { subscribers: many, perSecond: 1 },
  ];
  const found: Findings = { figures: [], tables: [] };
  for (const load of loads) await measureLoad(ground, load, found);
  return found;
}

async function measureLoad(ground: Ground, load: Load, { figures, tables }: Findings): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const { subscribers, perSecond } = load;
  const rounds = new Map<SubjectName, Round[]>();
  const audiences: Audience[] = [];
  for (const name of names)
    audiences.push(stack.use(await openAudience(await startSubject(ground, name, { subscribers }), subscribers)));
  for (let round = 0; round < ground.rounds; round += 1)
    for (const audience of audiences) {
      const { name } = audience.subject;
      rounds.set(name, [...(rounds.get(name) ?? []), await runRound(audience, load)]);
    }

  const what = `${perSecond}/s to ${subscribers.toLocaleString("en")} subscribers`;
  const column = (name: SubjectName, key: keyof Round) => (rounds.get(name) ?? []).map((round) => round[key]);
  for (const [name, most] of [["stock tRPC", 0.5] as const, ["plain ws", 1.2] as const])
    figures.push({
      ...{ bench: "B3", what: `${what}: p99 of the delay, of that of ${name}`, write: times, target: { most } },
      why: "an event is read from the log before it is delivered: two waits for PostgreSQL and about a millisecond of processor time, as the difference of the medians shows, which its peers are spared.",
      values: ratios(column("frontdesk", "p99"), column(name, "p99")),
    });
  const share = (of: number[]) => `${Math.round(quantile(of) * 100)} %`;
  tables.push({
    title: `B3, ${what}: from the moment a server has an event (Frontdesk: it is committed) until it is received.`,
    head: ["Server", "p50", "p99", "Most", "CPU, server", "CPU, subscribers"],
    rows: names.map((name) => [
      ...[name, ...(["p50", "p99", "most"] as const).map((key) => spread(column(name, key), ms))],
      ...[share(column(name, "server")), share(column(name, "receivers"))],
    ]),
  });
}

async function runRound({ subject, crowd, give }: Audience, { perSecond }: Load): Promise<Round> {
  const givenAt: Record<number, number> = {};
  const before = await Promise.all([cpuMs(subject.pid), cpuMs(crowd.pid)]);
  const startedAt = performance.now();
  let last = 0;
  for (let count = 0; count < (perSecond * roundMs) / 1_000; count += 1) {
    // By the clock, and not by how quickly they are taken.
    await delay(Math.max(0, startedAt + (count * 1_000) / perSecond - performance.now()));
    const { mark, at } = await give({ count: 1 });
    givenAt[mark] = at;
    last = mark;
  }
  await crowd.ask({ does: "await", mark: last });
  const elapsedMs = performance.now() - startedAt;
  const [server, receivers] = await Promise.all([cpuMs(subject.pid), cpuMs(crowd.pid)]);
  const delays = await crowd.delaysSince(givenAt);
  await crowd.ask({ does: "forget" });
  return { ...delays, server: (server - before[0]) / elapsedMs, receivers: (receivers - before[1]) / elapsedMs };
}
