import { parseArgs } from "node:util";
import { type BotMode, botModes } from "@frontdesk/contract";
import { circumstances, publish } from "../report.ts";
import { print, type Verdict } from "./verdict.ts";

const usage = `npm run chaos <what> [-- --seed N …]

  road       people write and staff answers while everything is hurt (--mode polling|webhook|switched --updates --kills --troubles --repeats)
  writers    clients write while the server is killed (--clients --kills)
  disk       the disk of the database, and that of the files, runs full
  migration  migrations are interrupted, and race (--points)
  feed       clients follow several servers while everything is hurt (--for <seconds> --nodes --clients --deliveries)
  all        one after the other
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    [
      ...["seed", "mode", "updates", "kills", "troubles", "repeats", "clients", "points"],
      ...["for", "nodes", "deliveries"],
    ].map((name) => [name, { type: "string" as const }]),
  ),
});
const number = (name: string, otherwise: number) => Number(values[name] ?? otherwise);
const seed = number("seed", Date.now() % 1_000_000);

const runs: Record<string, () => Promise<Verdict[]>> = {
  road: async () => {
    const { road } = await import("./road.ts");
    const sizes = { updates: number("updates", 3_000), kills: number("kills", 30), troubles: number("troubles", 20) };
    const named = botModes.filter((mode) => mode === values.mode);
    const ways: BotMode[][] = values.mode === "switched" ? [["polling", "webhook", "polling"]] : [named];
    const verdicts: Verdict[] = [];
    for (const modes of values.mode ? ways : botModes.map((mode) => [mode]))
      verdicts.push(await road({ seed, modes, ...sizes, repeats: number("repeats", 10) }));
    return verdicts;
  },
  writers: async () => {
    const { writers } = await import("./writers.ts");
    return [await writers({ seed, clients: number("clients", 50), kills: number("kills", 30) })];
  },
  disk: async () => {
    const { disk } = await import("./disk.ts");
    return [await disk({ seed })];
  },
  migration: async () => {
    const { migration } = await import("./migration.ts");
    return [await migration({ seed, points: number("points", 40) })];
  },
  feed: async () => {
    const [{ feed }, { evictionMs }, { writeSection }] = await Promise.all([
      import("./feed/run.ts"),
      import("./feed/slow-readers.ts"),
      import("./feed/section.ts"),
    ]);
    const sizes = { nodes: number("nodes", 3), clients: number("clients", 500), seconds: number("for", 540) };
    const deliveries = number("deliveries", 1_000_000);
    const found = await feed({ seed, ...sizes, deliveries, leavers: 8, stallMs: evictionMs, stockClients: 50 });
    const section = writeSection(await circumstances(found.postgres), found);
    // The document holds what the whole run found, and no part of one.
    if (found.ours.deliveries >= 1_000_000) await publish("chaos feed", section);
    else console.log(section);
    return [found.verdict];
  },
};
const [what = ""] = positionals;
const chosen = what === "all" ? Object.values(runs) : [runs[what]];
if (!chosen[0]) {
  process.stderr.write(usage);
  process.exit(2);
}
console.log(`The seed is ${seed}; --seed ${seed} repeats its choices.`);
const verdicts: Verdict[] = [];
for (const run of chosen) verdicts.push(...((await run?.()) ?? []));
for (const verdict of verdicts) print(verdict);
process.exitCode = verdicts.every(({ violations }) => violations.length === 0) ? 0 : 1;
