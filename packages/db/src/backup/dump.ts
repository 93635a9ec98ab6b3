import { spawn } from "node:child_process";
import { once } from "node:events";
import { Client } from "pg";
import { ensureRoles, SEARCHER_ROLE, SYSTEM_ROLE } from "../roles.ts";

interface Place {
  /** The owner's login of the database. */
  ownerUrl: string;
  file: string;
  /** The folder of PostgreSQL's own programs; those on the PATH unless told otherwise. */
  bin?: string;
}

/** Writes the whole database to `file` with pg_dump, one snapshot, while the desk runs. @throws Error in one sentence */
export async function dumpDatabase({ ownerUrl, file, bin }: Place): Promise<void> {
  await run("pg_dump", ["--format=custom", `--file=${file}`, ...to(ownerUrl)], at(ownerUrl, bin));
}

/**
 * Fills an empty database from `file` with pg_restore, all or nothing. The login must have the name of the one that
 * owned the old database. @throws Error in one sentence when the database is not empty or pg_restore fails
 */
export async function restoreDatabase({ ownerUrl, file, bin }: Place): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  // A function's owner must be allowed to make it where it stands, as in a migration.
  const makers = `${SYSTEM_ROLE}, ${SEARCHER_ROLE}`;
  try {
    const { rowCount } = await client.query("select from pg_tables where schemaname = 'public' limit 1");
    if (rowCount) throw new Error("That database is not empty: restore into a new one.");
    await ensureRoles(client);
    await client.query(`grant create on schema public to ${makers}`);
    await run("pg_restore", ["--single-transaction", "--exit-on-error", ...to(ownerUrl), file], at(ownerUrl, bin));
    await client.query(`revoke create on schema public from ${makers}`);
  } finally {
    await client.end();
  }
}

/** The address without its password, which every list of processes would show. */
function to(ownerUrl: string): string[] {
  const address = new URL(ownerUrl);
  address.password = "";
  return [`--dbname=${address.href}`];
}

interface Surroundings {
  bin: string | undefined;
  env: NodeJS.ProcessEnv;
}

function at(ownerUrl: string, bin: string | undefined): Surroundings {
  const password = decodeURIComponent(new URL(ownerUrl).password);
  return { bin, env: { ...process.env, ...(password && { PGPASSWORD: password }) } };
}

async function run(program: string, args: string[], { bin, env }: Surroundings): Promise<void> {
  const child = spawn(bin ? `${bin}/${program}` : program, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk));
  const code = await once(child, "close").then(
    ([status]) => status,
    () => null,
  );
  if (code === 0) return;
  if (code === null)
    throw new Error(`${program} was not found: install PostgreSQL's client programs, of the server's version.`);
  if (said.includes("row-level security"))
    throw new Error(
      'The login of DATABASE_URL may not read all rows: run once as an administrator: alter role "<login>" bypassrls;',
    );
  throw new Error(`${program} failed: ${said.trim()}`);
}
