import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { APP_ROLE, ensureRoles } from "../roles.ts";
import { type Binaries, packagedBinaries } from "./binaries.ts";
import { type Credentials, loadCredentials, rememberPort } from "./credentials.ts";
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

const OWNER_LOGIN = "frontdesk_owner";
const DATABASE = "frontdesk";
/** The lock a desk holds on its embedded server as long as it lives: the letters "desk". */
const OWNERSHIP = 0x6465736b;
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

/** Another live desk owns the data. */
export class AlreadyRunning extends Error {
  override readonly name = "AlreadyRunning";
  constructor(dir: string, owner: string) {
    super(`A desk is already running on ${dir} (${owner}).`);
  }
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

async function accepts(port: number, credentials: Credentials): Promise<boolean> {
  const client = adminClient(port, credentials);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== "28P01") return false;
    throw new Error("The embedded database refuses the password in database.json: the two are not of one backup.");
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Takes the lock that a desk's connection holds; it falls with the process, however that ends. */
async function takeOwnership(dir: string, credentials: Credentials, port: number): Promise<Client> {
  const client = adminClient(port, credentials);
  await client.connect();
  for (let waitedMs = 0; waitedMs <= 1_000; waitedMs += 50) {
    const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [OWNERSHIP]);
    if (rows[0]?.taken) return client;
    // The connection of a desk killed a moment ago may not have been noticed yet.
    await delay(50);
  }
  const { rows } = await client.query<{ owner: string }>(
    `select a.application_name as owner from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.objid = $1`,
    [OWNERSHIP],
  );
  await client.end();
  throw new AlreadyRunning(dir, rows[0]?.owner ?? "just stopping");
}

/** The database with its owner's login and the app's, whose passwords are those of the credentials file. */
async function ensureLogins(admin: Client, credentials: Credentials): Promise<void> {
  const { rows } = await admin.query<{ login: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as login,
            exists (select from pg_database where datname = $2) as database`,
    [OWNER_LOGIN, DATABASE],
  );
  if (!rows[0]?.login) await admin.query(`create role ${OWNER_LOGIN} login`);
  await ensureRoles(admin, OWNER_LOGIN);
  await admin.query(`alter role ${OWNER_LOGIN} password ${admin.escapeLiteral(credentials.ownerPassword)};
    alter role ${APP_ROLE} login password ${admin.escapeLiteral(credentials.appPassword)}`);
  if (!rows[0]?.database) await admin.query(`create database ${DATABASE} owner ${OWNER_LOGIN}`);
}

function adminClient(port: number, credentials: Credentials): Client {
  const client = new Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password: credentials.adminPassword,
    database: "postgres",
    application_name: `process ${process.pid}`,
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
  });
  // Told by "end"; without a listener the event would end the process.
  client.on("error", () => undefined);
  return client;
}
