import type { Compilable } from "kysely";
import { escapeLiteral } from "pg";
import type { Database } from "./database.ts";
import { inlined } from "./inlined.ts";
import type { NewEvent } from "./new-event.ts";
import { type Claim, type Op, storedAnswer } from "./operation.ts";
import type { Reader, Writer } from "./reader.ts";
import { SYSTEM_ROLE } from "./roles.ts";
import { inTransaction, type Transaction } from "./transaction.ts";

/** The stream of what belongs to no workspace: sessions, users, workspaces, bots. */
export const INSTALLATION = "00000000-0000-0000-0000-000000000000";

/** Why code may look across workspaces. Each purpose lives in files that lint names. */
export type Purpose = "sign-in" | "first-run" | "bot" | "due-work" | "retention" | "metrics" | "feed";

export interface Reading {
  readonly db: Reader;
  /** The stream's last number, read before anything else: what is read is at least as new (R7). */
  readonly head: number;
  readonly now: Date;
}

export interface Writing {
  readonly db: Writer;
  readonly now: Date;
  /** Whether what was asked for at the start is there; true where nothing was. */
  readonly isHeld: boolean;
}

/** How a write begins. */
interface WriteOptions {
  op?: Op;
  /** Something that the work needs, looked for, and locked if the question says so, in the message that begins it. */
  holding?: (db: Reader) => Compilable<unknown>;
}

/** What a write leaves: its answer, which an `op` stores as JSON, and its events, which become one with the rows. */
export interface Written<T> {
  readonly value: T;
  readonly events: readonly NewEvent[];
  readonly installationEvents?: readonly NewEvent[];
  /** Of workspaces, by id, that are told too of what belongs to none of them; only from the installation's stream. */
  readonly eventsOf?: ReadonlyMap<string, readonly NewEvent[]>;
}

export interface WriteOutcome<T> {
  readonly value: T;
  /** The number of the stream's last event after this write; null when it made none or was a repeat. */
  readonly seq: number | null;
  /** True when the answer is the stored one of an earlier call, as JSON kept it, and nothing was done. */
  readonly repeated: boolean;
}

export interface Tenancy {
  /**
   * The first row that answers one question, which is a read-only transaction of its own in one round trip; undefined
   * where there is none. @throws TypeError for values that are neither text, bytes nor null
   */
  ask<Row>(question: (db: Reader) => Compilable<Row>): Promise<Row | undefined>;
  /** Runs `work` in a read-only transaction: one round trip before it and one after. */
  read<T>(work: (tx: Reading) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in a transaction that ends by storing its answer and numbering its events (R2, R3). It runs again
   * after a deadlock, so it must touch nothing but the transaction. @throws OpConflict; whatever `work` throws; TypeError
   * for a `holding` with values that are neither text, bytes nor null
   */
  write<T>(options: WriteOptions, work: (tx: Writing) => Promise<Written<T>>): Promise<WriteOutcome<T>>;
}

/** Enters one workspace: row security shows its rows and no others. @throws TypeError when the id is no UUID */
export function inWorkspace(database: Database, workspaceId: string): Tenancy {
  return enter(database, workspaceId, "");
}

/**
 * Leaves the walls: sees what the policies of the system role name. Its events and operations go to the installation's
 * stream, or to that of the one workspace the call is about. @throws TypeError when that id is no UUID
 */
export function acrossWorkspaces(database: Database, purpose: Purpose, workspaceId = INSTALLATION): Tenancy {
  return enter(database, workspaceId, `set local role ${SYSTEM_ROLE} /* ${purpose} */; `);
}

function enter(database: Database, workspaceId: string, entry: string): Tenancy {
  const stream = quoted(assertUuid(workspaceId));
  const walls = `${entry}set local app.workspace_id = ${stream}`;
  return {
    ask: (question) =>
      inTransaction(database, (tx) => tx.commit(`begin read only; ${walls}; ${inlined(question(tx.db).compile())}`)),
    read: (work) =>
      inTransaction(database, async (tx) => {
        const last = `select seq from event where workspace_id = ${stream} order by seq desc limit 1`;
        // One snapshot for the head and all that is read after it: an answer contains exactly the events up to it (R7).
        const opening = `begin isolation level repeatable read read only; ${walls}; select desk_now() as now, coalesce((${last}), 0) as head`;
        const value = await work({ db: tx.db, ...(await tx.send<{ now: Date; head: number }>(opening)) });
        await tx.commit();
        return value;
      }),
    write: (options, work) => inTransaction(database, (tx) => writeOnce(tx, walls, options, work)),
  };
}

async function writeOnce<T>(
  tx: Transaction,
  walls: string,
  { op, holding }: WriteOptions,
  work: (tx: Writing) => Promise<Written<T>>,
): Promise<WriteOutcome<T>> {
  const claiming = op ? claimCall(op) : "null";
  const finding = holding ? `exists (${inlined(holding(tx.db).compile())})` : "true";
  const opening = `begin; ${walls}; select desk_now() as now, ${claiming} as claim, ${finding} as "isHeld"`;
  const { now, claim, isHeld } = await tx.send<{ now: Date; claim: Claim | null; isHeld: boolean }>(opening);
  if (claim && !claim.fresh) {
    const value = storedAnswer(claim) as T;
    await tx.commit();
    return { value, seq: null, repeated: true };
  }

  const written = await work({ db: tx.db, now, isHeld });
  // R3: numbering takes the stream's lock, so the commit travels in the same message and no network waits inside it.
  const { seq } = await tx.commit<{ seq: number | null }>(`${tellingCalls(written, walls)}${finishCall(written, op)}`);
  return { value: written.value, seq, repeated: false };
}

function claimCall({ actorId, opId, procedure, inputHash, keepsAnswer }: Op): string {
  return `claim_op(${[actorId, opId, procedure, inputHash].map(quoted).join(", ")}, ${keepsAnswer})`;
}

// In the order of their ids and before the installation's stream, so that no two can wait for each other.
function tellingCalls({ eventsOf = new Map() }: Written<unknown>, walls: string): string {
  if (eventsOf.size === 0) return "";
  if (!walls.endsWith(quoted(INSTALLATION))) throw new TypeError("Only the installation's stream tells workspaces.");
  const calls = [...eventsOf]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([workspaceId, events]) => {
      const stream = quoted(assertUuid(workspaceId));
      return `set local app.workspace_id = ${stream}; select append_events(${stream}, ${quoted(JSON.stringify(events))}); `;
    });
  return `${calls.join("")}${walls}; `;
}

function finishCall({ value, events, installationEvents = [] }: Written<unknown>, op: Op | undefined): string {
  // A statement in any case, since it tells of an earlier one that failed unnoticed.
  if (!op && events.length === 0 && installationEvents.length === 0) return "select null as seq";
  const answer = op?.keepsAnswer ? JSON.stringify(value) : undefined;
  const operation = op ? [quoted(op.actorId), quoted(op.opId)] : ["null", "null"];
  const parameters = [
    ...[quoted(JSON.stringify(events)), quoted(JSON.stringify(installationEvents))],
    ...[...operation, answer === undefined ? "null" : quoted(answer)],
  ];
  return `select finish_write(${parameters.join(", ")}) as seq`;
}

function quoted(text: string): string {
  return escapeLiteral(text);
}

function assertUuid(id: string): string {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return id;
  throw new TypeError("A workspace is entered by its UUID.");
}
