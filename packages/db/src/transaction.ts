import { setTimeout as delay } from "node:timers/promises";
import { DatabaseError } from "pg";
import { checkOut, type Database, noteFull } from "./database.ts";
import type { Writer } from "./reader.ts";
import { TransactionConnection } from "./transaction-connection.ts";

const MOST_REPEATS = 3;
const MOST_PAUSE_MS = 50;

/** A transaction under way on one connection. */
export interface Transaction {
  readonly db: Writer;
  /** Sends statements in one message, and gives the first row of the last of them. */
  send<Row>(statements: string): Promise<Row>;
  /**
   * Ends it, in one message with a last `statement` whose row it gives. @throws then, when an earlier statement had
   * failed; a bare commit would quietly roll back
   */
  commit<Row>(statement?: string): Promise<Row>;
}

/**
 * Runs `work`, which begins and commits, on a connection of its own; rolls back when it throws, and runs it again when
 * PostgreSQL ended it to resolve a deadlock, or a migration changed a table under its prepared statements. @throws whatever `work` throws, unchanged
 */
export async function inTransaction<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  let prepares = true;
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await runOnce(database, work, prepares);
    } catch (error) {
      if (prepares && isOutdatedPlan(error)) {
        // Every other connection may hold the same outdated statement: this once it is planned anew.
        prepares = false;
        continue;
      }
      if (repeats === MOST_REPEATS || !isRepeatable(error)) throw error;
      // By chance, so that two that were both ended do not meet again.
      await delay(Math.random() * MOST_PAUSE_MS);
    }
  }
}

async function runOnce<T>(database: Database, work: (tx: Transaction) => Promise<T>, prepares: boolean): Promise<T> {
  const client = await checkOut(database);
  const connection = new TransactionConnection(client, { prepares });
  try {
    const value = await work(transactionOn(connection));
    client.release();
    return value;
  } catch (error) {
    if (isOutOfRoom(error)) noteFull(database);
    connection.close();
    client.release(connection.lost || !(await rolledBack(connection)));
    throw error;
  }
}

function transactionOn(connection: TransactionConnection): Transaction {
  return {
    db: connection.db,
    send: async <Row>(statements: string) => (await connection.send(statements)).at(-1)?.rows[0] as Row,
    commit: async <Row>(statement?: string) => {
      connection.close();
      const results = await connection.send(statement ? `${statement}; commit` : "commit");
      return results.at(-2)?.rows[0] as Row;
    },
  };
}

function rolledBack(connection: TransactionConnection): Promise<boolean> {
  return connection.send("rollback").then(
    () => true,
    () => false,
  );
}

// "cached plan must not change result type"; by the routine, since messages come in the server's language.
function isOutdatedPlan(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === "0A000" && error.routine === "RevalidateCachedQuery";
}

// disk_full, https://www.postgresql.org/docs/current/errcodes-appendix.html
function isOutOfRoom(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === "53100";
}

function isRepeatable(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === "40001" || error.code === "40P01");
}
