import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client, type QueryResultRow } from "pg";
import { eventually } from "./eventually.ts";
import { Victim } from "./victim.ts";

/** The embedded PostgreSQL on a folder of its own, to be hurt. */
export interface ChaosDatabase extends AsyncDisposable {
  process: Victim;
  ownerUrl: string;
  appUrl: string;
  port(): number;
  /** The superuser's login, past the walls and past every proxy. */
  adminUrl(): string;
  /** Asks as the superuser, on a connection of its own. */
  ask<Row extends QueryResultRow>(statement: string, values?: unknown[]): Promise<Row[]>;
  /** Ends the sessions of the desk, all or at most `count` of them; returns how many. */
  terminate(count?: number): Promise<number>;
  /** Stops sessions of the desk where they stand, `thaw` lets them go on; or the postmaster, so that nobody gets in. */
  freeze(what: "sessions" | "postmaster"): Promise<{ frozen: number; thaw(): void }>;
  /** SIGKILL to the postmaster, which takes every session with it. Resolves once it runs again. */
  kill(): Promise<void>;
}

const desksSessions = `select pid from pg_stat_activity
  where application_name = 'frontdesk-server' and pid <> pg_backend_pid() order by random()`;

/** Starts the embedded database on `folder` by the command that the product uses. */
export async function startDatabase(folder: string): Promise<ChaosDatabase> {
  const script = "packages/db/src/embedded/main.ts";
  const said = Promise.withResolvers<{ ownerUrl: string; appUrl: string }>();
  const command = { name: "database", args: [script], env: { FRONTDESK_DATA: folder }, sign: '"ready":true' };
  const victim = new Victim(command, (line) => {
    if (line.includes(command.sign)) said.resolve(JSON.parse(line));
  });
  await victim.atWork();
  const { ownerUrl, appUrl } = await said.promise;
  const { adminPassword } = JSON.parse(await readFile(join(folder, "database.json"), "utf8"));
  const port = () => Number(new URL(ownerUrl).port);

  const database: ChaosDatabase = {
    process: victim,
    ownerUrl,
    appUrl,
    port,
    adminUrl: () => `postgres://postgres:${adminPassword}@127.0.0.1:${port()}/frontdesk`,
    ask: async <Row extends QueryResultRow>(statement: string, values: unknown[] = []) => {
      const client = new Client({ connectionString: database.adminUrl(), connectionTimeoutMillis: 30_000 });
      client.on("error", () => undefined);
      await client.connect();
      try {
        return (await client.query<Row>(statement, values)).rows;
      } finally {
        await client.end();
      }
    },
    terminate: async (count = 1_000) => {
      const ended = `select pg_terminate_backend(pid) from (${desksSessions} limit ${count}) s`;
      return (await database.ask(ended)).length;
    },
    freeze: async (what) => {
      const pids = what === "postmaster" ? [await postmasterOf(folder)] : await sessionsOf(database);
      const frozen = pids.filter((pid) => signal(pid, "SIGSTOP"));
      return {
        frozen: frozen.length,
        thaw: () => {
          for (const pid of frozen) signal(pid, "SIGCONT");
        },
      };
    },
    kill: async () => {
      const pid = await postmasterOf(folder);
      signal(pid, "SIGKILL");
      await eventually("PostgreSQL runs again", async () => {
        const successor = await postmasterOf(folder);
        return successor !== pid && (await database.ask("select").then(() => true));
      });
    },
    [Symbol.asyncDispose]: () => victim[Symbol.asyncDispose](),
  };
  return database;
}

async function sessionsOf(database: ChaosDatabase): Promise<number[]> {
  return (await database.ask<{ pid: number }>(`${desksSessions} limit 3`)).map(({ pid }) => pid);
}

async function postmasterOf(folder: string): Promise<number> {
  return Number((await readFile(join(folder, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
}

/** False where it has gone. */
function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
