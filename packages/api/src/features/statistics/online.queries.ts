import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Viewer } from "../../access.ts";
import { rowsOf } from "./rows-of.queries.ts";
import { type Asked, midnight } from "./statistics.queries.ts";

/**
 * For how many seconds each member was online in the period, in whole minutes, of those whose figures somebody may see;
 * null where conversations of some kind are asked for, since nobody is online for these alone.
 */
export async function measureOnline(
  db: Reader,
  { viewer, input, timezone }: Asked,
): Promise<Map<string, number> | null> {
  const { inboxId, channel, tagId, teamId, memberId } = input;
  if (inboxId ?? channel ?? tagId) return null;
  const isIn = (teamIds: readonly string[]) => sql`exists (
    select from team_member as t where t.workspace_id = q.workspace_id and t.member_id = q.member_id
       and t.team_id = any(${teamIds}::uuid[]))`;
  const rows = await rowsOf(
    db,
    sql<{ id: string; seconds: number }>`
    select q.member_id as id, (60 * sum(bit_count(q.minutes::integer::bit(15))))::integer as seconds
      from online_quarter as q
     where q.workspace_id = ${viewer.workspaceId}
       and q.began_at >= ${midnight(input.from, timezone)} and q.began_at < ${midnight(input.to, timezone, 1)}
       and ${membersWithinReach(viewer)}
       and ${memberId ? sql`q.member_id = ${memberId}::uuid` : sql`true`} and ${teamId ? isIn([teamId]) : sql`true`}
     group by 1`,
  );
  return new Map(rows.map(({ id, seconds }) => [id, seconds]));

  function membersWithinReach({ scope, teamIds, permissions, memberId: own }: Viewer) {
    if (permissions.has("report:oversee") && scope === "all") return sql`true`;
    const oneself = sql`q.member_id = ${own}::uuid`;
    return permissions.has("report:oversee") && scope === "team" ? sql`(${oneself} or ${isIn(teamIds)})` : oneself;
  }
}
