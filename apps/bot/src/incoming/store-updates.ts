import { telegramLimits } from "@frontdesk/contract";
import type { Logger } from "pino";
import type { Duties } from "../duties.ts";
import { isLeaseOver, isRefusal } from "../insist.ts";
import type { RawUpdate } from "../telegram/index.ts";

/** A call's body is limited to 1 MiB, and the rest of it needs some room. */
const mostBytes = 768 * 1024;

/**
 * Stores updates in the order of their ids, which is the order of what happened. What the desk refuses to keep is stored as `unreadable` without its content:
 * one update must not hold up those behind it. @throws lease_lost
 */
export async function storeUpdates(duties: Pick<Duties, "receive">, updates: RawUpdate[], log: Logger): Promise<void> {
  const inOrder = updates.toSorted((one, other) => one.updateId - other.updateId);
  for (const batch of batches(inOrder)) await storeBatch(duties, batch, log);
}

async function storeBatch(duties: Pick<Duties, "receive">, batch: RawUpdate[], log: Logger): Promise<void> {
  try {
    await duties.receive(batch);
  } catch (error) {
    if (!isRefusal(error) || isLeaseOver(error)) throw error;
    const [first, ...rest] = batch;
    if (!first) return;
    if (rest.length > 0) {
      const half = Math.ceil(batch.length / 2);
      await storeBatch(duties, batch.slice(0, half), log);
      return storeBatch(duties, batch.slice(half), log);
    }
    if (first.kind === unreadable) throw error;
    log.error({ updateId: first.updateId, kind: first.kind }, "an update could not be stored as it came");
    await storeBatch(duties, [{ updateId: first.updateId, kind: unreadable, payload: {} }], log);
  }
}

const unreadable = "unreadable";

function* batches(updates: RawUpdate[]): Generator<RawUpdate[]> {
  let batch: RawUpdate[] = [];
  let bytes = 0;
  for (const update of updates) {
    const size = Buffer.byteLength(JSON.stringify(update));
    if (batch.length === telegramLimits.updatesPerReceive || (batch.length > 0 && bytes + size > mostBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(update);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
