import { parseArgs } from "node:util";
import { Client } from "pg";
import { startDatabase } from "../own-database.ts";
import { circumstances, publish } from "../report.ts";
import type { Findings, Ground } from "./ground.ts";
import { measureDelay } from "./measured/delay.ts";
import { measureFanOut } from "./measured/fan-out.ts";
import { measureIdle } from "./measured/idle.ts";
import { measureReturn } from "./measured/return.ts";
import { measureScreen } from "./measured/screen.ts";
import { measureStalled } from "./measured/stalled.ts";
import { measureWrites } from "./measured/write.ts";
import { writeSection } from "./section.ts";

const measurements: { benches: string[]; measure(ground: Ground, benches: string[]): Promise<Findings> }[] = [
  {
    benches: ["B1", "B2"],
    measure: (ground, benches) =>
      measureFanOut(
        ground,
        (["B1", "B2"] as const).filter((one) => benches.includes(one)),
      ),
  },
  { benches: ["B3"], measure: measureDelay },
  { benches: ["B4"], measure: measureScreen },
  { benches: ["B6"], measure: measureWrites },
  { benches: ["B7"], measure: measureReturn },
  { benches: ["B8"], measure: measureStalled },
  { benches: ["B9"], measure: measureIdle },
];
const all = measurements.flatMap(({ benches }) => benches);

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: all.join() },
    rounds: { type: "string", default: "3" },
    full: { type: "boolean", default: false },
  },
});

/** Measures the feed beside its peers: see apps/bench/README.md. */
async function main(): Promise<void> {
  const wanted = options.only.toUpperCase().split(",");
  const unknown = wanted.filter((one) => !all.includes(one));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}; there are ${all.join(", ")}.`);
  const rounds = Number(options.rounds);

  const when = await circumstances(await postgresVersion());
  const found: Findings[] = [];
  for (const { benches, measure } of measurements) {
    const chosen = benches.filter((one) => wanted.includes(one));
    if (chosen.length === 0) continue;
    console.log(`${chosen.join(" and ")} …`);
    // Each on a fresh one: what one leaves behind is no concern of the next.
    await using database = await startDatabase();
    found.push(await measure({ database, rounds, isFull: options.full }, chosen));
  }
  const section = writeSection({ when, rounds, found });
  // The document holds all of it or none: figures of several days side by side would be no comparison.
  if (all.every((bench) => wanted.includes(bench))) await publish("feed", section);
  else console.log(`\n${section}\n`);
}

async function postgresVersion(): Promise<string> {
  await using database = await startDatabase();
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  await client.end();
  return rows[0]?.server_version ?? "unknown";
}

await main();
