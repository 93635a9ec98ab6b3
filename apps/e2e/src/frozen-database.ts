import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Takes the embedded database of a data folder away: its sessions are ended and no new one gets in. */
export async function freezeDatabase(dataFolder: string): Promise<{ thaw(): void }> {
  const [line = ""] = (await readFile(join(dataFolder, "postgres/postmaster.pid"), "utf8")).split("\n");
  const postmaster = Number(line);
  process.kill(postmaster, "SIGSTOP");
  for (const pid of sessionsOf(postmaster)) process.kill(pid, "SIGTERM");
  return { thaw: () => process.kill(postmaster, "SIGCONT") };
}

function sessionsOf(postmaster: number): number[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [, pid, ppid, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    // Sessions say where they come from; the database's own helpers don't.
    return Number(ppid) === postmaster && args.includes("127.0.0.1") ? [Number(pid)] : [];
  });
}
