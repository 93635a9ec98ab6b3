import { spread } from "../../measures.ts";
import { inspected, neededMb } from "../collect-garbage.ts";
import { startCrowd } from "../crowd/crowd.ts";
import { ratios, times } from "../figure.ts";
import type { Findings, Ground } from "../ground.ts";
import type { SubjectName } from "../subject.ts";
import { startSubject } from "../subjects.ts";

const names: SubjectName[] = ["frontdesk", "stock tRPC", "socket.io", "plain ws", "raw frames"];
const kb = (value: number) => `${value.toFixed(1)} KB`;
const mb = (value: number) => `${value.toFixed(0)} MB`;
/** Memory is much the same each time. */
const mostRounds = 2;

interface Weight {
  eachKb: number;
  /** Of the whole server, with all of them. */
  allMb: number;
}

/** B9: what a server holds for each subscriber that only waits, garbage collected before and after. */
export async function measureIdle(ground: Ground): Promise<Findings> {
  const subscribers = ground.isFull ? 10_000 : 4_000;
  const weighed = new Map<SubjectName, Weight[]>(names.map((name) => [name, []]));
  for (let round = 0; round < Math.min(ground.rounds, mostRounds); round += 1)
    for (const name of names) weighed.get(name)?.push(await weighOne(ground, name, subscribers));

  const of = (name: SubjectName) => (weighed.get(name) ?? []).map(({ eachKb }) => eachKb);
  const many = subscribers.toLocaleString("en");
  return {
    figures: [
      ...names.slice(1).map((name) => ({
        ...{ bench: "B9", what: `Memory of an idle subscriber, of that of ${name}`, write: times },
        values: ratios(of("frontdesk"), of(name)),
        target: name === "stock tRPC" ? { most: 0.75 } : null,
      })),
      {
        ...{ bench: "B9", what: `Memory of a node with ${many} live sessions (A-F4: 2,000 below 1 GB)`, write: mb },
        values: (weighed.get("frontdesk") ?? []).map(({ allMb }) => allMb),
        target: { most: 1_024 },
      },
    ],
    tables: [
      {
        title: `B9, ${many} idle subscribers: memory of the server for each.`,
        head: ["Server", "Each"],
        rows: names.map((name) => [name, spread(of(name), kb)]),
      },
    ],
  };
}

async function weighOne(ground: Ground, name: SubjectName, subscribers: number): Promise<Weight> {
  await using subject = await startSubject(ground, name, { subscribers, execArgv: inspected });
  await using crowd = startCrowd();
  const { port, manner, tokens } = subject;
  // The first ones pay for what all share.
  await crowd.ask({ does: "open", port, manner, tokens, count: subscribers / 20 });
  const before = await neededMb(subject);
  await crowd.ask({ does: "open", port, manner, tokens, count: subscribers - subscribers / 20 });
  const allMb = await neededMb(subject);
  return { allMb, eachKb: ((allMb - before) * 1024) / (subscribers - subscribers / 20) };
}
