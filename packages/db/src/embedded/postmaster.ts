import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { writePrivately } from "./credentials.ts";
import type { Launcher } from "./unprivileged.ts";

/** Where one server keeps its files, and how it is started. */
export interface Cluster {
  readonly dir: string;
  readonly data: string;
  readonly binaries: Binaries;
  readonly launcher: Launcher;
  /** False in tests: what is lost with the machine's power is not missed. */
  readonly durable: boolean;
}

/** A server process that is running or about to. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Whether it accepts connections. */
  readonly isReady: boolean;
}

/** Makes the data folder. Whole or not at all: it appears under its name when initdb is done. */
export async function initialise(cluster: Cluster, adminPassword: string): Promise<void> {
  await sweepDrafts(cluster.dir);
  const draft = `${cluster.data}.${process.pid}`;
  const passwordFile = `${draft}.password`;
  await writePrivately(cluster.dir, passwordFile, adminPassword, "w");
  try {
    const options = [
      ...[`--pgdata=${draft}`, "--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`],
      ...["--encoding=UTF8", "--locale=C", ...cluster.binaries.initdbArguments, "--no-instructions"],
      ...(cluster.durable ? [] : ["--no-sync"]),
    ];
    // What counts as a letter, for pg_trgm; a machine without that locale finds no small mistakes in foreign letters.
    await run(cluster, cluster.binaries.initdb, [...options, "--lc-ctype=C.UTF-8"], false).catch((error: Error) => {
      if (!error.message.includes("invalid locale name")) throw error;
      return run(cluster, cluster.binaries.initdb, options, false);
    });
    await rename(draft, cluster.data);
  } catch (error) {
    if (!existsSync(cluster.data)) throw error;
    // A twin that started at the same moment was first; its server decides who owns the data.
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Runs the server until it ends, in a process group of its own: a Ctrl-C for the desk must not reach it before the
 * desk is done, and it outlives a desk that was killed. @throws with its last words when it fails
 */
export function runPostmaster(cluster: Cluster, port: number): Promise<void> {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    // A socket's path is limited to 107 bytes, which a checkout's folder may exceed.
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    wal_level: "minimal",
    max_wal_senders: "0",
    jit: "off",
    // I18: no statement and no value of a row goes to the log.
    log_min_messages: "fatal",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    ...(cluster.durable ? {} : { fsync: "off", full_page_writes: "off", synchronous_commit: "off", autovacuum: "off" }),
    ...cluster.binaries.settings,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return run(cluster, cluster.binaries.postgres, ["-D", cluster.data, ...options], true);
}

/** The server that holds the data folder now, by its lock file; null when that is absent or left by a dead one. */
export async function findPostmaster({ data }: Cluster): Promise<Postmaster | null> {
  const lockFile = join(data, "postmaster.pid");
  const lines = (await readFile(lockFile, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!pid || !isRunning(pid)) return null;
  if (await serves(pid, data)) return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };

  // In a restarted container the number is soon another program's, and PostgreSQL would refuse to start for ever.
  // Its own guard, the shared memory of sessions that outlive their server, is asked first.
  const memory = lines[6]?.trim().split(/\s+/)[1];
  if (!(await isAttached(memory))) await rm(lockFile, { force: true });
  return null;
}

/** Fast stop: sessions are cut, everything committed is on disk. Resolves when the server is gone. */
export async function stopPostmaster({ data }: Cluster, pid: number): Promise<void> {
  for (let waitedMs = 0; await serves(pid, data); waitedMs += 20) {
    if (waitedMs === 0) signal(pid, "SIGINT");
    if (waitedMs === 8_000) signal(pid, "SIGQUIT");
    await delay(20);
  }
}

/** `wanted` where it is free, else another loopback port that is. */
export async function freePort(wanted: number): Promise<number> {
  const probe = createServer().listen(wanted, "127.0.0.1");
  try {
    await once(probe, "listening");
    const address = probe.address();
    return typeof address === "object" && address ? address.port : 0;
  } catch {
    return freePort(0);
  } finally {
    probe.close();
  }
}

/** Runs one of PostgreSQL's programs to its end. @throws with its own words when that is not a good one */
async function run({ dir, launcher }: Cluster, program: string, options: string[], detached: boolean): Promise<void> {
  const path = join(dir, "postgres.log");
  await writePrivately(dir, path, "", "a");
  await using log = await open(path, "a+");
  const before = (await log.stat()).size;
  const [command = program, ...rest] = [...launcher.prefix, program, ...options];
  const child = spawn(command, rest, {
    cwd: dir,
    detached,
    stdio: ["ignore", "ignore", log.fd],
    env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: "C" },
  });
  if (detached) child.unref();
  const [code] = await once(child, "exit");
  if (code === 0) return;
  const lines = (await readFile(path)).subarray(before).toString().split("\n");
  const said = lines.map((line) => /(?:FATAL|PANIC|error):\s*(.*)/.exec(line)?.[1]).find(Boolean);
  throw new Error(`PostgreSQL did not start: ${said ?? `exit ${code}`}; see ${path}.`);
}

/** Removes what first starts that were killed half-way left behind. */
async function sweepDrafts(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const maker = /^postgres\.(\d+)/.exec(name)?.[1];
    if (maker && !isRunning(Number(maker))) await rm(join(dir, name), { recursive: true });
  }
}

function isRunning(pid: number): boolean {
  return signal(pid, 0);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether the process is a server on this data, not another program nor one that ended and waits to be reaped. */
async function serves(pid: number, data: string): Promise<boolean> {
  if (process.platform !== "linux") return isRunning(pid);
  return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).includes(data);
}

async function isAttached(memory: string | undefined): Promise<boolean> {
  const segments = (await readFile("/proc/sysvipc/shm", "utf8").catch(() => "")).split("\n");
  const segment = segments.map((line) => line.trim().split(/\s+/)).find(([, id]) => id === memory);
  return Number(segment?.[6] ?? 0) > 0;
}
