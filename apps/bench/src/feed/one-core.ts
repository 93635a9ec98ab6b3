import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Gives a server one core and those it serves another, so that what a delivery costs does not hang on who wakes where.
 * Nothing happens on a machine with one core, or without taskset.
 */
export async function holdApart(server: number, others: number): Promise<void> {
  if (availableParallelism() < 2) return;
  const hold = (pid: number, core: number) => run("taskset", ["-acp", String(core), String(pid)]);
  await Promise.all([hold(server, 0), hold(others, 1)]).catch(() => undefined);
}
