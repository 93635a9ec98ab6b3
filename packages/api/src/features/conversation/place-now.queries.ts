import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** Where a conversation is to stand. */
interface Place {
  id: string;
  assigneeId: string | null;
  teamId: string;
  inboxId: string;
}

interface PlaceNow {
  id: string;
  /** Null where the holder has left, or is shut out. */
  assigneeId: string | null;
  /** The inbox's own where the team was removed. */
  teamId: string;
}

/** What of some places is still there, by conversation. */
export async function listPlacesNow(
  db: Reader,
  { workspaceId, places }: { workspaceId: string; places: Place[] },
): Promise<Map<string, PlaceNow>> {
  const column = (name: keyof Place) => sql`${places.map((place) => place[name])}::uuid[]`;
  const now = sql<PlaceNow>`(
    select p.id, m.id as "assigneeId", coalesce(t.id, i.team_id) as "teamId"
      from unnest(${column("id")}, ${column("assigneeId")}, ${column("teamId")}, ${column("inboxId")})
           as p (id, assignee_id, team_id, inbox_id)
      join inbox as i on i.workspace_id = ${workspaceId} and i.id = p.inbox_id
      left join member as m on m.workspace_id = i.workspace_id and m.id = p.assignee_id and m.status = 'active'
      left join team as t on t.workspace_id = i.workspace_id and t.id = p.team_id and t.deleted_at is null)`;
  const rows = await db.selectFrom(now.as<"now">(sql`now`)).selectAll("now").execute();
  return new Map(rows.map((row) => [row.id, row]));
}
