import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** Where a conversation is to stand. */
interface Place {
  id: string;
  teamId: string;
  inboxId: string;
}

/** The teams of some places, by conversation; the inbox's own where a team was removed. */
export async function listTeamsNow(
  db: Reader,
  { workspaceId, places }: { workspaceId: string; places: Place[] },
): Promise<Map<string, string>> {
  const column = (name: keyof Place) => sql`${places.map((place) => place[name])}::uuid[]`;
  const now = sql<{ id: string; teamId: string }>`(
    select p.id, coalesce(t.id, i.team_id) as "teamId"
      from unnest(${column("id")}, ${column("teamId")}, ${column("inboxId")}) as p (id, team_id, inbox_id)
      join inbox as i on i.workspace_id = ${workspaceId} and i.id = p.inbox_id
      left join team as t on t.workspace_id = i.workspace_id and t.id = p.team_id and t.deleted_at is null)`;
  const rows = await db.selectFrom(now.as<"now">(sql`now`)).selectAll("now").execute();
  return new Map(rows.map(({ id, teamId }) => [id, teamId]));
}
