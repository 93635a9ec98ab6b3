import { parseArgs } from "node:util";
import { type BotMode, botModes } from "@frontdesk/contract";
import { print, type Verdict } from "./verdict.ts";

const usage = `npm run chaos <what> [-- --seed N …]

  road       people write and staff answers while everything is hurt (--mode polling|webhook|switched --updates --kills --troubles --repeats)
  writers    clients write while the server is killed (--clients --kills)
  disk       the disk of the database, and that of the files, runs full
  migration  migrations are interrupted, and race (--points)
  all        one after the other
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    ["seed", "mode", "updates", "kills", "troubles", "repeats", "clients", "points"].map((name) => [
      name,
      { type: "string" as const },
    ]),
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
