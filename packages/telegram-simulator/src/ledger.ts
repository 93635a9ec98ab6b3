import type { Fault } from "./faults.ts";

/** One call a bot made, accepted or refused. Files stand in `params` as `<file …>`. */
export interface LedgerEntry {
  /** From 1, without gaps. */
  seq: number;
  /** When the call was settled, in milliseconds since 1970. */
  at: number;
  botId: number;
  method: string;
  params: Record<string, unknown>;
  chatId?: number;
  /** Whether it took effect, whatever the bot was told. */
  accepted: boolean;
  /** The message it made or changed. */
  messageId?: number;
  /** What the bot was told when it was refused. */
  error?: { code: number; description: string };
  /** The line of the fault script that struck. */
  fault?: Fault;
  /** Whether the bot had been told to wait and did not. */
  duringRetryAfter: boolean;
  unknownFields: string[];
  mistypedFields: string[];
  missingFields: string[];
}

/** Which entries to look at; every condition given must hold. */
export interface LedgerQuery {
  afterSeq?: number;
  botId?: number;
  chatId?: number;
  method?: string;
  accepted?: boolean;
  /** Only entries with unknown, mistyped or missing fields. */
  questionable?: boolean;
}

/** The record of what bots asked for. It keeps the newest `capacity` entries. */
export class Ledger {
  readonly #capacity: number;
  readonly #listeners = new Set<(entry: LedgerEntry) => void>();
  #entries: LedgerEntry[] = [];
  #seq = 0;

  constructor(capacity = 200_000) {
    this.#capacity = capacity;
  }

  /** Writes an entry, numbers it and tells who waits. */
  record(call: Omit<LedgerEntry, "seq">): void {
    const entry = { seq: ++this.#seq, ...call };
    this.#entries.push(entry);
    if (this.#entries.length > this.#capacity * 1.1) this.#entries = this.#entries.slice(-this.#capacity);
    for (const listener of this.#listeners) listener(entry);
  }

  /** The entries that fit, oldest first. */
  find(query: LedgerQuery = {}): LedgerEntry[] {
    const oldest = this.#entries[0]?.seq ?? 1;
    const newer = this.#entries.slice(Math.max(0, (query.afterSeq ?? 0) - oldest + 1));
    return newer.filter((entry) => fitsQuery(entry, query));
  }

  /** Calls `listener` after each new entry until the returned function is called. */
  onRecord(listener: (entry: LedgerEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** Whether an entry meets every condition of a query. */
export function fitsQuery(entry: LedgerEntry, { method, ...query }: LedgerQuery): boolean {
  return (
    entry.seq > (query.afterSeq ?? 0) &&
    (query.botId === undefined || entry.botId === query.botId) &&
    (query.chatId === undefined || entry.chatId === query.chatId) &&
    (method === undefined || entry.method.toLowerCase() === method.toLowerCase()) &&
    (query.accepted === undefined || entry.accepted === query.accepted) &&
    (query.questionable === undefined || isQuestionable(entry) === query.questionable)
  );
}

function isQuestionable(entry: LedgerEntry): boolean {
  return entry.unknownFields.length + entry.mistypedFields.length + entry.missingFields.length > 0;
}
