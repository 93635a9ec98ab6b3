import type { Writer } from "@frontdesk/db";

export async function deleteOldOps(db: Writer, before: Date): Promise<void> {
  await db.deleteFrom("op").where("at", "<", before).execute();
}

export async function deleteOldUpdates(db: Writer, before: Date): Promise<void> {
  await db.deleteFrom("tg_update").where("received_at", "<", before).where("state", "<>", "received").execute();
}

export async function deleteOldSessions(db: Writer, before: Date): Promise<void> {
  await db.deleteFrom("session").where("expires_at", "<", before).execute();
}

export async function deleteOldTries(db: Writer, now: Date): Promise<void> {
  await db.deleteFrom("rate_limit").where("expire", "<", now.getTime()).execute();
}
