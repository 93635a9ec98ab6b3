import type { Writer } from "@frontdesk/db";
import type { Actor } from "./access.ts";

interface AuditRow {
  workspaceId: string;
  at: Date;
  actor: Actor;
  action: string;
  subject: { type: string; id: string | null };
  ip: string | null;
  agent: string | null;
  before?: object;
  after?: object;
}

/** Writes who did what beside the change itself (P12, I17). */
export async function recordAudit(db: Writer, row: AuditRow): Promise<void> {
  await db
    .insertInto("audit")
    .values({
      workspace_id: row.workspaceId,
      at: row.at,
      actor_kind: row.actor.kind,
      actor_id: row.actor.id,
      action: row.action,
      subject_type: row.subject.type,
      subject_id: row.subject.id,
      ip: row.ip,
      agent: row.agent,
      before: row.before ? JSON.stringify(row.before) : null,
      after: row.after ? JSON.stringify(row.after) : null,
    })
    .execute();
}
