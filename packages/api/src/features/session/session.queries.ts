import type { DeviceSession } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { deviceOf } from "./device-of.ts";

/** `session_principal` ends a session that was idle for this long. */
const idleMs = 12 * 60 * 60_000;

interface NewSession {
  userId: string;
  secretHash: Buffer;
  ip: string | null;
  agent: string | null;
  now: Date;
  expiresAt: Date;
}

/** A session whose holder has just shown who they are. */
export async function insertSession(db: Writer, session: NewSession): Promise<void> {
  await db
    .insertInto("session")
    .values({
      user_id: session.userId,
      secret_hash: session.secretHash,
      ip: session.ip,
      agent: session.agent,
      created_at: session.now,
      last_used_at: session.now,
      proved_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** Puts another secret in the place of a session's, whose holder has just shown who they are; says when it ends. */
export async function replaceSecret(
  db: Writer,
  { id, secretHash, endsFormer, now }: { id: string; secretHash: Buffer; endsFormer: boolean; now: Date },
): Promise<Date> {
  const row = await db
    .updateTable("session")
    .set({
      former_hash: endsFormer ? null : sql<Buffer>`secret_hash`,
      secret_hash: secretHash,
      renewed_at: now,
      proved_at: now,
    })
    .where("id", "=", id)
    .returning("expires_at as expiresAt")
    .executeTakeFirstOrThrow();
  return row.expiresAt;
}

interface Ending {
  userId: string;
  now: Date;
  /** Only this one. */
  id?: string;
  /** All but this one. */
  except?: string;
}

/** Ends a person's live sessions and returns the ids of those that were. */
export async function revokeSessions(db: Writer, { userId, now, id, except }: Ending): Promise<string[]> {
  const rows = await db
    .updateTable("session")
    .set({ revoked_at: now })
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .$if(id !== undefined, (all) => all.where("id", "=", id ?? ""))
    .$if(except !== undefined, (all) => all.where("id", "<>", except ?? ""))
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}

/** Where a person is signed in, the latest used first. */
export async function listSessions(
  db: Reader,
  { userId, sessionId, now }: { userId: string; sessionId: string; now: Date },
): Promise<DeviceSession[]> {
  const rows = await db
    .selectFrom("session")
    .select(["id", "ip", "agent", "created_at", "last_used_at", "expires_at"])
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .where("last_used_at", ">", new Date(now.getTime() - idleMs))
    .orderBy("last_used_at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return rows.map(({ id, ip, agent, created_at, last_used_at, expires_at }) => ({
    id,
    device: deviceOf(agent),
    ip,
    createdAt: created_at.toISOString(),
    lastUsedAt: last_used_at.toISOString(),
    expiresAt: expires_at.toISOString(),
    isThis: id === sessionId,
  }));
}
