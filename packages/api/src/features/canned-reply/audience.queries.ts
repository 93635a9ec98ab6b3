import type { Kept } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";

/** Of the table that a query calls `k`: one's own, one's teams', everyone's. Who sees all teams sees all of theirs. */
export function visibleKept({ workspaceId, scope, teamIds, memberId }: Reach) {
  const teams = scope === "team" ? teamIds : [];
  const ofTeams = scope === "all" ? sql<boolean>`true` : sql<boolean>`k.team_id = any(${teams}::uuid[])`;
  return sql<boolean>`k.workspace_id = ${workspaceId} and (k.audience = 'workspace'
    or (k.audience = 'team' and ${ofTeams}) or (k.audience = 'personal' and k.owner_id = ${memberId}::uuid))`;
}

/** The columns of what is kept, but for its body. */
export function columnsOfKept({ audience, ownerId, teamId, folder, title }: Omit<Kept, "id" | "version">) {
  return { audience, owner_id: ownerId, team_id: teamId, folder, title };
}

/** @throws not_found */
export async function assertTeam(
  db: Reader,
  { workspaceId, teamId }: { workspaceId: string; teamId: string },
): Promise<void> {
  const team = db.selectFrom("team").select("id").where("workspace_id", "=", workspaceId).where("id", "=", teamId);
  found(await team.where("deleted_at", "is", null).executeTakeFirst());
}
