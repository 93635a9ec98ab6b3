import { Client } from "pg";
import { spread } from "../../measures.ts";
import { cpuMs } from "../../process-use.ts";
import { openAudience } from "../audience.ts";
import type { Findings, Ground } from "../ground.ts";
import type { SubjectName } from "../subject.ts";
import { startSubject } from "../subjects.ts";

const names: SubjectName[] = ["frontdesk", "stock tRPC"];
const missed = 100;

interface Found {
  seconds: number;
  cpuSeconds: number;
  /** Rows of the log that were read for all who came back; 0 of a server without one. */
  rows: number;
}

/** B7: everybody is dropped, misses events and comes back at once, until all have them all. */
export async function measureReturn(ground: Ground): Promise<Findings> {
  const subscribers = ground.isFull ? 10_000 : 2_000;
  const found = new Map<SubjectName, Found[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ground.rounds; round += 1)
    for (const name of names) found.get(name)?.push(await dropAll(ground, name, subscribers));

  const column = (name: SubjectName, key: keyof Found) => (found.get(name) ?? []).map((one) => one[key]);
  const s = (value: number) => `${value.toFixed(1)} s`;
  const count = (value: number) => value.toFixed(0);
  // Whole readings of it: to see where the log begins and ends costs a row each, now and then.
  const reads = column("frontdesk", "rows").map((rows) => Math.floor(rows / missed));
  const many = subscribers.toLocaleString("en");
  return {
    figures: [
      {
        ...{ bench: "B7", what: `${many} dropped, ${missed} events missed, all back with all`, write: s },
        ...{ values: column("frontdesk", "seconds"), target: { most: 10 } },
      },
      {
        ...{ bench: "B7", what: "How often what they missed was read from the log, by workspace", write: count },
        ...{ values: reads, target: { most: 1 } },
      },
    ],
    tables: [
      {
        title: `B7, ${many} subscribers return. Stock tRPC has no sessions to look up, and its history is an array.`,
        head: ["Server", "Until all have all", "Server CPU"],
        rows: names.map((name) => [
          name,
          ...(["seconds", "cpuSeconds"] as const).map((key) => spread(column(name, key), s)),
        ]),
      },
    ],
  };
}

async function dropAll(ground: Ground, name: SubjectName, subscribers: number): Promise<Found> {
  const subject = await startSubject(ground, name, { subscribers });
  await using audience = await openAudience(subject, subscribers);
  const { crowd, deliver, give } = audience;
  await deliver({ count: 1 });
  await crowd.ask({ does: "drop" });
  const { mark } = await give({ count: missed });
  const [rowsBefore, cpuBefore] = [await rowsRead(ground), await cpuMs(subject.pid)];
  const startedAt = performance.now();
  await crowd.ask({ does: "return" });
  await crowd.ask({ does: "await", mark });
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpuSeconds = ((await cpuMs(subject.pid)) - cpuBefore) / 1_000;
  return { seconds, cpuSeconds, rows: name === "frontdesk" ? (await rowsRead(ground)) - rowsBefore : 0 };
}

/** A connection that has nothing more to do reports its counts so late: what follows from the log has read it as well. */
const reportedMs = 11_000;

async function rowsRead({ database }: Ground): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, reportedMs));
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ read: number }>(
    "select idx_tup_fetch::float8 as read from pg_stat_user_tables where relname = 'event'",
  );
  await client.end();
  return rows[0]?.read ?? 0;
}
