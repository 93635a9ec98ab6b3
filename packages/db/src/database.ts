import type { PoolClient, QueryConfig } from "pg";
import { actingAs } from "./acting-as.ts";
import { SteadyPool } from "./pool.ts";
import { resultParsers } from "./result-parsers.ts";
import { APP_ROLE } from "./roles.ts";

export interface DatabaseOptions {
  readonly url: string;
  /** The role every connection acts as; the app's, so that row security applies whoever logs in. */
  readonly role?: string;
  /** The most connections held at once. */
  readonly max?: number;
  /** Hears of connections that break while idle; the pool replaces them. */
  readonly onError: (error: Error) => void;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** The longest one statement may run on the server; the client gives it up a fifth later. */
  readonly statementTimeoutMs?: number;
}

const pools = new WeakMap<Database, SteadyPool>();
const refusedAt = new WeakMap<Database, number>();
/** Room may come back at any moment, and only a write can tell: after this time it is supposed to have. */
const fullMs = 5_000;
// pg takes it for a single query too, though its types don't know.
const promptly: QueryConfig & { query_timeout: number } = { text: "select", query_timeout: 2_000 };

/** The desk's connections. A class with a private member, so that no other pool passes for it. */
export class Database {
  readonly #pool: SteadyPool;

  /** Use `openDatabase`. */
  constructor(pool: SteadyPool) {
    this.#pool = pool;
    pools.set(this, pool);
  }

  /** Connections now: open in all, idle, and calls waiting for one. */
  get load(): { total: number; idle: number; waiting: number } {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  /** One round trip. @throws when the database does not answer within two seconds */
  async ping(): Promise<void> {
    const client = await this.#pool.checkOut();
    try {
      await client.query(promptly);
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** Whether a write was refused in the last five seconds because the database's disk is full. */
  get isFull(): boolean {
    return performance.now() - (refusedAt.get(this) ?? Number.NEGATIVE_INFINITY) < fullMs;
  }

  /** Ends the connections, those in use when they come back; resolves when the last has gone. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** Opens a pool towards `url`; connections are made when first needed. */
export function openDatabase(options: DatabaseOptions): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? 8_000;
  const config = {
    connectionString: actingAs(options.url, options.role ?? APP_ROLE),
    max: options.max ?? 10,
    application_name: options.applicationName ?? "frontdesk",
    types: resultParsers,
    // Statements that don't wait for one another's answers share a round trip.
    pipeline: true,
    statement_timeout: statementTimeoutMs,
    // F12: a frozen backend never answers, so the client must be the one that gives up; within ten seconds (P11).
    query_timeout: statementTimeoutMs * 1.2,
    idle_in_transaction_session_timeout: statementTimeoutMs * 2,
  };
  return new Database(new SteadyPool(config, options.onError));
}

/** A connection for one transaction. Not for callers of this package: nothing here names a workspace. */
export async function checkOut(database: Database): Promise<PoolClient> {
  const pool = pools.get(database);
  if (!pool) throw new TypeError("Not a database made by openDatabase.");
  return pool.checkOut();
}

/** Remembers that a write found no room. */
export function noteFull(database: Database): void {
  refusedAt.set(database, performance.now());
}
