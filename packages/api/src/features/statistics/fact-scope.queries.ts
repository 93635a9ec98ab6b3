import type { StatisticsFilter } from "@frontdesk/contract";
import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../access.ts";

/** Of whose figures somebody may see: all in their role's reach, or of these their own. */
export function factsWithinReach(viewer: Viewer): RawBuilder<boolean> {
  const { workspaceId, scope, teamIds, memberId } = viewer;
  const conditions = [sql<boolean>`f.workspace_id = ${workspaceId}`];
  // The same reach as over conversations, so that each figure's list holds all of it.
  if (scope === "team")
    conditions.push(sql<boolean>`(f.team_id = any(${teamIds}::uuid[]) or f.assignee_id = ${memberId}::uuid)`);
  else if (scope !== "all") conditions.push(sql<boolean>`f.assignee_id = ${memberId}::uuid`);
  if (!viewer.permissions.has("report:oversee")) conditions.push(doneBy(memberId));
  return sql`(${sql.join(conditions, sql` and `)})`;
}

/** What nobody in particular did counts for whoever has the conversation. */
function doneBy(memberId: string | null): RawBuilder<boolean> {
  return sql`coalesce(f.member_id, f.assignee_id) = ${memberId}::uuid`;
}

/** The facts of the conversations that are asked for. */
export function factsAskedFor(filter: StatisticsFilter): RawBuilder<boolean> {
  const { inboxId, channel, teamId, memberId, tagId } = filter;
  const conditions = [sql<boolean>`true`];
  if (inboxId) conditions.push(sql`f.inbox_id = ${inboxId}::uuid`);
  if (channel)
    conditions.push(sql`f.inbox_id in (
      select i.id from inbox as i where i.workspace_id = f.workspace_id and i.kind = ${channel})`);
  if (teamId) conditions.push(sql`f.team_id = ${teamId}::uuid`);
  if (memberId) conditions.push(doneBy(memberId));
  if (tagId)
    conditions.push(sql`f.conversation_id in (
      select ct.conversation_id from conversation_tag as ct
       where ct.workspace_id = f.workspace_id and ct.tag_id = ${tagId}::uuid)`);
  return sql`(${sql.join(conditions, sql` and `)})`;
}
