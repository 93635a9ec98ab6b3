import { quantile, spread } from "../../measures.ts";
import { cpuMs } from "../../process-use.ts";
import { type Audience, openAudience } from "../audience.ts";
import { type Figure, microseconds, ratios, times } from "../figure.ts";
import type { Findings, Ground } from "../ground.ts";
import type { SubjectName } from "../subject.ts";
import { startSubject } from "../subjects.ts";

const names: SubjectName[] = ["frontdesk", "stock tRPC", "socket.io", "plain ws", "raw frames"];
const subscribers = 1_000;
/** At least so long from one to the next: at a server's own pace the quickest would find its memory warm, and others not. */
const everyMs = 40;

/** What one delivery cost, in microseconds of processor time. */
interface Cost {
  server: number;
  /** Of the process that received it. */
  receiver: number;
}

interface Load {
  bench: "B1" | "B2";
  what: string;
  /** How often something happens in a round; the next time when all have received it. */
  times: number;
  /** Events that happen together. */
  tick: number;
  /** What is promised of it beside each peer. */
  targets: Partial<Record<SubjectName, Figure["target"]>>;
  /** The figure beside a peer: our share of its cost, or how many times as cheap ours is. */
  compare: "share" | "advantage";
}

const loads: Record<Load["bench"], Load> = {
  B1: {
    ...{ bench: "B1", what: "One event at a time", times: 100, tick: 1 },
    targets: { "stock tRPC": { most: 0.3 }, "socket.io": { most: 0.8 }, "plain ws": { most: 1.2 } },
    compare: "share",
  },
  B2: {
    ...{ bench: "B2", what: "Ticks of ten events", times: 50, tick: 10 },
    targets: { "stock tRPC": { least: 20 }, "socket.io": { least: 3 }, "plain ws": { least: 3 } },
    compare: "advantage",
  },
};

/** B1 and B2: what a delivery costs the server where nothing happens before all have received the last. */
export async function measureFanOut(ground: Ground, benches: readonly ("B1" | "B2")[]): Promise<Findings> {
  await using stack = new AsyncDisposableStack();
  const audiences: Audience[] = [];
  for (const name of names)
    audiences.push(stack.use(await openAudience(await startSubject(ground, name, { subscribers }), subscribers)));

  const found: Findings = { figures: [], tables: [] };
  for (const load of benches.map((bench) => loads[bench])) {
    const costs = new Map<SubjectName, Cost[]>(names.map((name) => [name, []]));
    for (let round = 0; round < ground.rounds; round += 1)
      for (const audience of audiences) costs.get(audience.subject.name)?.push(await runRound(audience, load));
    found.figures.push(...figuresOf(load, costs));
    found.tables.push({
      title: `${load.bench}, ${load.what.toLowerCase()} to ${subscribers.toLocaleString("en")} subscribers: processor time of a delivery.`,
      head: ["Server", "Of the server", "Of the subscribers"],
      rows: [...costs].map(([name, of]) => [
        name,
        spread(
          of.map(({ server }) => server),
          microseconds,
        ),
        microseconds(quantile(of.map(({ receiver }) => receiver))),
      ]),
    });
  }
  return found;
}

function figuresOf({ bench, what, targets, compare }: Load, costs: Map<SubjectName, Cost[]>): Figure[] {
  const server = (name: SubjectName) => (costs.get(name) ?? []).map((cost) => cost.server);
  const isShare = compare === "share";
  return names.slice(1).map((name) => ({
    bench,
    what: `${what}: server CPU of a delivery, ${isShare ? `of that of ${name}` : `times as cheap as ${name}`}`,
    values: isShare ? ratios(server("frontdesk"), server(name)) : ratios(server(name), server("frontdesk")),
    write: times,
    target: targets[name] ?? null,
    why: "most of a delivery is the kernel's: what bare sockets cost is the last row; ours also reads each event from PostgreSQL.",
  }));
}

async function runRound({ subject, crowd, deliver }: Audience, load: Load): Promise<Cost> {
  const before = await Promise.all([cpuMs(subject.pid), cpuMs(crowd.pid)]);
  for (let time = 0; time < load.times; time += 1)
    await Promise.all([deliver({ count: load.tick }), new Promise((resolve) => setTimeout(resolve, everyMs))]);
  const [server, receiver] = await Promise.all([cpuMs(subject.pid), cpuMs(crowd.pid)]);
  await crowd.ask({ does: "forget" });
  const deliveries = subscribers * load.times * load.tick;
  return {
    server: ((server - before[0]) * 1_000) / deliveries,
    receiver: ((receiver - before[1]) * 1_000) / deliveries,
  };
}
