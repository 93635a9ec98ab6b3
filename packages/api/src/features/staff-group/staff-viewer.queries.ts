import type { Permission, Preset, Scope } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Viewer } from "../../access.ts";

/**
 * A member as they act from Telegram: with the rights of their role as it is now, and never with a fresh proof of who they
 * are, so that nothing sensitive can be done so. Undefined for one who is not active.
 */
export async function findViewer(
  db: Reader,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
): Promise<Viewer | undefined> {
  const row = await db
    .selectFrom("member as m")
    .innerJoin("user as u", "u.id", "m.user_id")
    .innerJoin("role as r", (join) =>
      join.onRef("r.workspace_id", "=", "m.workspace_id").onRef("r.id", "=", "m.role_id"),
    )
    .innerJoin("workspace as w", "w.id", "m.workspace_id")
    .select(["m.id", "u.name", "r.id as roleId", "r.name as roleName", "w.slug"])
    .select((eb) => [
      eb.ref("r.preset").$castTo<Preset | null>().as("preset"),
      eb.ref("r.permissions").$castTo<Permission[]>().as("permissions"),
      eb.ref("r.scope").$castTo<Scope>().as("scope"),
      eb
        .selectFrom("team_member as t")
        .select(sql<string[]>`coalesce(array_agg(t.team_id), '{}')`.as("ids"))
        .whereRef("t.workspace_id", "=", "m.workspace_id")
        .whereRef("t.member_id", "=", "m.id")
        .as("teamIds"),
    ])
    .where("m.workspace_id", "=", workspaceId)
    .where("m.id", "=", memberId)
    .where("m.status", "=", "active")
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, permissions, teamIds, ...rest } = row;
  return {
    ...rest,
    ...{ kind: "member", actorId: id, memberId: id, workspaceId, hasProof: false },
    permissions: new Set(permissions),
    teamIds: teamIds ?? [],
  };
}
