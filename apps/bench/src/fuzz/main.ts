import { parseArgs } from "node:util";
import { familyNames, runFuzz } from "./run-fuzz.ts";

const usage = `npm run fuzz -- [--seed N] [--count N] [--for seconds] [--only ${familyNames.join(",")}]`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
      count: { type: "string", default: "10000" },
      for: { type: "string" },
      only: { type: "string" },
    },
  });
  const [seed, count] = [Number(values.seed), Number(values.count)];
  const seconds = values.for === undefined ? undefined : Number(values.for);
  const only = values.only?.split(",");
  const isRight = Number.isInteger(seed) && Number.isInteger(count) && !Number.isNaN(seconds);
  if (!isRight || only?.some((name) => !familyNames.includes(name))) {
    console.error(usage);
    return 2;
  }
  const violations = await runFuzz({ seed, count, seconds, only, print: console.log });
  console.log(violations.length === 0 ? "No violation." : `${violations.length} violations. Again: --seed ${seed}`);
  return violations.length === 0 ? 0 : 1;
}

process.exitCode = await main();
