import type { Reader } from "@frontdesk/db";

/** This installation: its id, the epoch of its log, and whether its first run is over. */
export async function findInstallation(db: Reader): Promise<{ id: string; epoch: string; isSetUp: boolean }> {
  const row = await db
    .selectFrom("installation")
    .select(["id", "epoch", "set_up_at as setUpAt"])
    .executeTakeFirstOrThrow();
  return { id: row.id, epoch: row.epoch, isSetUp: row.setUpAt !== null };
}
