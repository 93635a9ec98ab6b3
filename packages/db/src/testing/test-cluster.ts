import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { type Binaries, type Embedded, startEmbedded } from "../embedded/index.ts";
import { migrate } from "../migrate.ts";

/** A server for one run of tests, with a migrated database to clone. Plain data: it crosses to the test workers. */
export interface TestCluster {
  /** May create databases. */
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The migrated database; nobody connects to it. */
  readonly template: string;
}

export interface RunningTestCluster extends TestCluster {
  stop(): Promise<void>;
}

/**
 * Starts an embedded server in a temporary folder, or uses that of TEST_DATABASE_URL unless other `binaries` are named,
 * and migrates a template there.
 * The server and its folder go with `stop`, and also when this process is killed.
 */
export async function startTestCluster(binaries?: Binaries): Promise<RunningTestCluster> {
  const external = binaries ? undefined : process.env.TEST_DATABASE_URL;
  const server = external ? sharedServer(external) : await startInTemporaryFolder(binaries);
  const { adminUrl, ownerUrl, appUrl } = server;
  const template = `frontdesk_template_${process.pid}_${Date.now().toString(36)}`;
  const stop = async () => {
    if (external) await onServer(adminUrl, `drop database if exists ${template} with (force)`);
    await server.stop();
  };

  try {
    await onServer(adminUrl, `create database ${template} owner "${decodeURIComponent(new URL(ownerUrl).username)}"`);
    await migrate({ ownerUrl: withDatabase(ownerUrl, template) });
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrl, ownerUrl, appUrl, template, stop };
}

/** The same login and server, another database. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** Runs one statement outside any transaction. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

type Server = Pick<Embedded, "adminUrl" | "ownerUrl" | "appUrl" | "stop">;

function sharedServer(url: string): Server {
  return { adminUrl: url, ownerUrl: url, appUrl: url, stop: async () => undefined };
}

/** An embedded server without data, for one run of tests. */
export async function startInTemporaryFolder(binaries?: Binaries): Promise<Server> {
  const dir = await mkdtemp(join(tmpdir(), "frontdesk-test-"));
  const watch = removeWhenKilled(dir);
  const server = await startEmbedded({ dir, durable: false, ...(binaries && { binaries }) });
  const stop = async () => {
    await server.stop();
    watch.kill();
    await rm(dir, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** A shell whose input ends with this process, however that ends, and that then clears up after it. */
function removeWhenKilled(dir: string): ChildProcess {
  const script = `cat; lock="$0/postgres/postmaster.pid"; pid=$(head -n 1 "$lock")
    kill -INT "$pid"; while test -e "$lock" && kill -0 "$pid"; do sleep 0.1; done
    until rm -rf "$0"; do sleep 0.1; done`;
  const watch = spawn("sh", ["-c", script, dir], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  watch.unref();
  return watch;
}
