import type { AuditEntry, AuditPage } from "@frontdesk/contract";
import type { ListAudit } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";

const pageSize = 50;

type Stored = Record<string, unknown> | null;

/** A page of who did what in a workspace, the newest first; names are those of now. */
export async function pageOfAudit(
  db: Reader,
  { workspaceId, cursor, ...filter }: ListAudit & { workspaceId: string },
): Promise<AuditPage> {
  let entries = db
    .selectFrom("audit as a")
    .leftJoin("member as m", (join) =>
      join.onRef("m.workspace_id", "=", "a.workspace_id").onRef("m.id", "=", "a.actor_id"),
    )
    .leftJoin("user as u", "u.id", "m.user_id")
    .leftJoin("api_token as t", (join) =>
      join.onRef("t.workspace_id", "=", "a.workspace_id").onRef("t.id", "=", "a.actor_id"),
    )
    .leftJoin("member as sm", (join) =>
      join.onRef("sm.workspace_id", "=", "a.workspace_id").onRef("sm.id", "=", "a.subject_id"),
    )
    .leftJoin("user as su", (join) => join.on((on) => on("su.id", "=", on.fn.coalesce("sm.user_id", "a.subject_id"))))
    .select(["a.id", "a.at", "a.actor_kind", "a.actor_id", "a.action", "a.subject_type", "a.subject_id"])
    .select(["a.ip", "a.agent", "a.before", "a.after", "su.name as subjectName"])
    .select((row) => row.fn.coalesce("u.name", "t.name").as("actorName"))
    .where("a.workspace_id", "=", workspaceId);
  if (filter.actorId) entries = entries.where("a.actor_id", "=", filter.actorId);
  if (filter.action) entries = entries.where("a.action", "=", filter.action);
  if (filter.subjectType) entries = entries.where("a.subject_type", "=", filter.subjectType);
  if (filter.subjectId) entries = entries.where("a.subject_id", "=", filter.subjectId);
  if (filter.from) entries = entries.where("a.at", ">=", new Date(filter.from));
  if (filter.to) entries = entries.where("a.at", "<", new Date(filter.to));
  // Ids are UUIDs of version 7, which sort by time.
  if (cursor) entries = entries.where("a.id", "<", cursor);

  const rows = await entries
    .orderBy("a.id", "desc")
    .limit(pageSize + 1)
    .execute();
  const shown = rows.slice(0, pageSize).map(
    (row): AuditEntry => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: { kind: row.actor_kind as AuditEntry["actor"]["kind"], id: row.actor_id, name: row.actorName },
      action: row.action,
      subject: { type: row.subject_type, id: row.subject_id, name: row.subjectName },
      ip: row.ip,
      agent: row.agent,
      before: row.before as Stored,
      after: row.after as Stored,
    }),
  );
  return { rows: shown, nextCursor: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
}
