import { setTimeout as delay } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { APP_ROLE, ensureRoles } from "../roles.ts";
import type { Credentials } from "./credentials.ts";

/** The login that owns the database. */
export const OWNER_LOGIN = "frontdesk_owner";
export const DATABASE = "frontdesk";
/** The lock a desk holds on its embedded server as long as it lives: the letters "desk". */
const OWNERSHIP = 0x6465736b;

/** Another live desk owns the data. */
export class AlreadyRunning extends Error {
  override readonly name = "AlreadyRunning";
  constructor(dir: string, owner: string) {
    super(`A desk is already running on ${dir} (${owner}).`);
  }
}

/** Whether the server on `port` is the one of these credentials and lets us in. @throws when it refuses the password */
export async function accepts(port: number, credentials: Credentials): Promise<boolean> {
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

/**
 * Takes the lock that a desk's connection holds; it falls with the process, however that ends.
 * @throws AlreadyRunning when another desk holds it
 */
export async function takeOwnership(dir: string, credentials: Credentials, port: number): Promise<Client> {
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
export async function ensureLogins(admin: Client, credentials: Credentials): Promise<void> {
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
