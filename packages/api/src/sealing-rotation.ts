import { acrossWorkspaces, type Database } from "@frontdesk/db";
import type { Logger } from "pino";
import type { Sealer } from "./sealing.ts";
import {
  countFormer,
  lockFormer,
  replaceSealed,
  type SealedColumn,
  sealedColumns,
} from "./sealing-rotation.queries.ts";

const batchSize = 100;

interface Rotation {
  database: Database;
  sealer: Sealer;
  log: Logger;
}

/**
 * Seals everything anew that a former key sealed, in batches, while the desk works. What no known key opens stays as it
 * is, and is counted by {@link sealedWithFormerKeys}. Safe on any number of nodes at once.
 */
export async function rotateKeys({ database, sealer, log }: Rotation): Promise<void> {
  for (const at of sealedColumns) {
    let count = 0;
    for (let after: Buffer | undefined = Buffer.alloc(0); after; ) {
      const batch: Batch = await sealBatch({ database, sealer }, at, after);
      count += batch.count;
      after = batch.last;
    }
    if (count > 0) log.info({ ...at, count }, "sealed anew with the present key");
  }
}

/** How many values are still sealed with another key than the present one. */
export function sealedWithFormerKeys({ database, sealer }: Pick<Rotation, "database" | "sealer">): Promise<number> {
  return acrossWorkspaces(database, "due-work").read(async ({ db }) => {
    let count = 0;
    for (const at of sealedColumns) count += await countFormer(db, { at, mark: sealer.mark });
    return count;
  });
}

interface Batch {
  count: number;
  /** The last value looked at; undefined after the last batch. */
  last: Buffer | undefined;
}

async function sealBatch(
  { database, sealer }: Pick<Rotation, "database" | "sealer">,
  at: SealedColumn,
  after: Buffer,
): Promise<Batch> {
  const { value } = await acrossWorkspaces(database, "due-work").write({}, async ({ db }) => {
    const formers = await lockFormer(db, { at, mark: sealer.mark, after, limit: batchSize });
    let count = 0;
    for (const former of formers) {
      const plain = openedBy(sealer, former);
      if (plain === null) continue;
      await replaceSealed(db, { at, former, fresh: sealer.seal(plain) });
      count += 1;
    }
    return { value: { count, last: formers.at(-1) }, events: [] };
  });
  return value;
}

function openedBy(sealer: Sealer, sealed: Buffer): string | null {
  try {
    return sealer.open(sealed);
  } catch {
    return null;
  }
}
