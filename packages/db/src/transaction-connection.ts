import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult as KyselyResult,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import { DatabaseError, type PoolClient, type QueryConfig, type QueryResult } from "pg";
import type { Writer } from "./reader.ts";
import { statementName } from "./statement-name.ts";
import type { DB } from "./tables.ts";

const adapter = new PostgresAdapter();
/** "cached plan must not change result type", among others. */
const FEATURE_NOT_SUPPORTED = "0A000";

/** One connection for the length of one transaction: statements run one after another, and none after its end. */
export class TransactionConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #prepares: boolean;
  #open = true;
  #lost = false;

  /** `prepares`: whether the connection keeps its statements for the next time. */
  constructor(client: PoolClient, { prepares }: { prepares: boolean }) {
    this.#client = client;
    this.#prepares = prepares;
  }

  /** True when it broke, or a statement went unanswered and may still run: it must not serve again. */
  get lost(): boolean {
    return this.#lost;
  }

  /** Query builders that send through this connection; making them costs microseconds. */
  get db(): Writer {
    const kysely = new Kysely<DB>({
      dialect: {
        createAdapter: () => adapter,
        createDriver: () => new OneConnection(this),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    });
    return kysely as Kysely<DB> & Writer;
  }

  /** Refuses every later statement of the query builders. */
  close(): void {
    this.#open = false;
  }

  /** Sends statements in one simple-protocol message; one result each. */
  async send(statements: string): Promise<QueryResult[]> {
    // pg gives an array for several statements, which its types don't tell.
    const results: unknown = await this.#query({ text: statements });
    return Array.isArray(results) ? results : [results as QueryResult];
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<KyselyResult<Row>> {
    // The connection may serve another workspace by now: a statement that comes late must not reach it.
    if (!this.#open) throw new Error("The transaction is over; a statement of it was not awaited.");
    const name = this.#prepares ? statementName(sql, parameters.length) : undefined;
    const { command, rowCount, rows } = await this.#query({
      text: sql,
      values: [...parameters],
      ...(name && { name }),
    });
    return command === "SELECT" ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error("Rows are not streamed within a transaction.");
  }

  async #query(query: QueryConfig): Promise<QueryResult> {
    try {
      return await this.#client.query(query);
    } catch (error) {
      // Without an answer of the server nobody knows whether it still runs the statement. One that was prepared before
      // a migration changed its result would be refused on this connection for ever.
      if (!(error instanceof DatabaseError) || error.code === FEATURE_NOT_SUPPORTED) this.#lost = true;
      throw error;
    }
  }
}

/** A driver with one connection to give, that leaves beginning and ending to `inTransaction`. */
class OneConnection implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<void> {
    throw new Error("A transaction is open already.");
  }

  async init(): Promise<void> {}
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
