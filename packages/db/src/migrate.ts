import { readFile } from "node:fs/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { PoolClient } from "pg";
import { knownMigrations, migrationsFolder } from "./migration-state.ts";
import { SteadyPool } from "./pool.ts";
import { ensureRoles, SEARCHER_ROLE, SYSTEM_ROLE } from "./roles.ts";
import { assertServerVersion } from "./server-version.ts";

/**
 * Brings the database to this version of Frontdesk: the roles, then each migration that is missing, all or nothing;
 * nodes that start together wait for one another. @throws RolesMissing; Error for a server that is too old, a login
 * that does not own the database, a database of a newer Frontdesk, or the migration that failed
 */
export async function migrate({ ownerUrl }: { ownerUrl: string }): Promise<void> {
  // A connection that breaks fails the statement under way, which is where it is told.
  const pool = new SteadyPool({ connectionString: ownerUrl, max: 1 }, () => undefined);
  try {
    const client = await pool.connect();
    try {
      await assertReady(client);
      await ensureRoles(client);
    } finally {
      client.release();
    }
    await runMigrations(new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }));
  } finally {
    await pool.close();
  }
}

async function runMigrations(db: Kysely<unknown>): Promise<void> {
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: readMigrations },
    migrationTableName: "migration",
    migrationLockTableName: "migration_lock",
  }).migrateToLatest();
  if (error) throw error;
}

async function assertReady(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: number; owned: boolean; name: string; login: string }>(
    `select current_setting('server_version_num')::integer as version, datname as name, current_user as login,
            pg_has_role(current_user, datdba, 'USAGE') as owned
       from pg_database where datname = current_database()`,
  );
  const [now] = rows;
  if (!now) throw new Error("The database server did not tell its version.");
  assertServerVersion(now.version);
  if (now.owned) return;
  const statement = `alter database ${client.escapeIdentifier(now.name)} owner to ${client.escapeIdentifier(now.login)}`;
  throw new Error(`The database login must own its database; run once as an administrator: ${statement};`);
}

/** The files of `migrations/`, by name; Kysely runs them in its order, under its lock, in one transaction. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const entries = (await knownMigrations()).map(async (name) => {
    const text = await readFile(new URL(`${name}.sql`, migrationsFolder), "utf8");
    return [name, { up: (db: Kysely<unknown>) => runWhole(db, text) }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function runWhole(db: Kysely<unknown>, text: string): Promise<void> {
  // A function's new owner must be allowed to make it where it stands; only while the migration runs.
  const makers = `${SYSTEM_ROLE}, ${SEARCHER_ROLE}`;
  await sql.raw(`grant create on schema public to ${makers}`).execute(db);
  await sql.raw(text).execute(db);
  await sql.raw(`revoke create on schema public from ${makers}`).execute(db);
}
