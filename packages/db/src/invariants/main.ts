import { brokenInvariants } from "./broken-invariants.ts";

/** Looks at the database of DATABASE_URL, whose login has to read all rows: each violation is a line, and the exit code 1. */
async function main(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL names no database.");
  const broken = await brokenInvariants(url);
  for (const violation of broken) process.stdout.write(`${violation}\n`);
  if (broken.length > 0) process.exitCode = 1;
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
