import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { APP_ROLE } from "../roles.ts";
import { type Binaries, packagedBinaries } from "./binaries.ts";
import { type Credentials, loadCredentials, rememberPort } from "./credentials.ts";
import { accepts, DATABASE, ensureLogins, OWNER_LOGIN, takeOwnership } from "./ownership.ts";
import {
  type Cluster,
  findPostmaster,
  freePort,
  initialise,
  type Postmaster,
  runPostmaster,
  stopPostmaster,
} from "./postmaster.ts";
import { giveTo, unprivilegedLauncher } from "./unprivileged.ts";

const START_MS = 20_000;

export interface EmbeddedOptions {
  /** Holds everything of the server: data, passwords, log. Made when absent. */
  readonly dir: string;
  /** 0 or absent: the port of the last time where it is free, else any free one. */
  readonly port?: number;
  /** False lets a power cut lose data, for tests. */
  readonly durable?: boolean;
  /** Another build than the packaged PostgreSQL 18. */
  readonly binaries?: Binaries;
}

export interface Embedded extends AsyncDisposable {
  /** The superuser, for clones in tests. */
  readonly adminUrl: string;
  /** Owns the database; for migrations. */
  readonly ownerUrl: string;
  /** The login of row security; for everything else. */
  readonly appUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server is gone without `stop`. */
  readonly lost: Promise<void>;
  /** Cuts sessions and ends the server; resolves when the process is gone. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on the data in `dir`, or adopts the server that a killed desk left running there.
 * @throws AlreadyRunning when another desk that lives owns it; Error with PostgreSQL's words when it can't start
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dir = resolve(options.dir);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const launcher = await unprivilegedLauncher(dir);
  const binaries = options.binaries ?? (await packagedBinaries());
  const cluster: Cluster = { dir, data: join(dir, "postgres"), binaries, launcher, durable: options.durable ?? true };
  const credentials = await loadCredentials(dir);

  if (!existsSync(cluster.data)) await initialise(cluster, credentials.adminPassword);
  const postmaster = await running(cluster, credentials, options.port || credentials.port);
  const ownership = await takeOwnership(dir, credentials, postmaster.port);
  await ensureLogins(ownership, credentials);
  await rememberPort(dir, credentials, postmaster.port);

  let stopping = false;
  const stop = async () => {
    stopping = true;
    await stopPostmaster(cluster, postmaster.pid);
  };
  const lost = new Promise<void>((settle) => ownership.once("end", () => stopping || settle()));
  const url = (user: string, password: string, database = DATABASE) =>
    `postgres://${user}:${password}@127.0.0.1:${postmaster.port}/${database}`;
  return {
    pid: postmaster.pid,
    port: postmaster.port,
    adminUrl: url("postgres", credentials.adminPassword, "postgres"),
    ownerUrl: url(OWNER_LOGIN, credentials.ownerPassword),
    appUrl: url(APP_ROLE, credentials.appPassword),
    lost,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** The server on this data, accepting connections: the one that runs already, or a new one. */
async function running(cluster: Cluster, credentials: Credentials, wantedPort: number): Promise<Postmaster> {
  let failure: Error | null = null;
  let spawned = false;
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await delay(15)) {
    const found = await findPostmaster(cluster);
    if (found?.isReady && (await accepts(found.port, credentials))) return found;
    if (found || spawned) continue;
    if (failure && !isPassing(failure)) throw failure;

    await giveTo(cluster.launcher.owner, cluster.data);
    spawned = true;
    runPostmaster(cluster, await freePort(wantedPort))
      .catch((error: Error) => {
        failure = error;
      })
      .finally(() => {
        spawned = false;
      });
  }
  throw failure ?? new Error(`PostgreSQL did not answer within ${START_MS / 1000} s; see ${cluster.dir}/postgres.log.`);
}

/** A twin was first, the port was taken meanwhile, or the sessions of a killed server linger. */
function isPassing(failure: Error): boolean {
  return /lock file|TCP\/IP sockets|shared memory/.test(failure.message);
}
