import { identityLimits, type RoleRights } from "@frontdesk/contract";
import type { CreateRole } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { announceRole } from "./announce-role.ts";
import { lockRights } from "./lock-rights.ts";
import { assertHolds } from "./rights.ts";
import { insertRole, listRoles } from "./role.queries.ts";

/**
 * Makes a role of this workspace's own, with no more than its maker holds.
 * @throws forbidden above_own_rights, conflict name_taken, limited beyond 100 roles
 */
export async function createRole(
  desk: Desk,
  viewer: Viewer,
  { name, permissions, scope }: CreateRole,
): Promise<RoleRights> {
  const { db, workspaceId, now } = desk;
  const rights = { preset: null, permissions: [...new Set(permissions)], scope };
  assertHolds(viewer, rights);
  await lockRights(desk, viewer);
  if ((await listRoles(db, workspaceId)).length >= identityLimits.rolesEach) throw new DeskError("limited");

  const role = await insertRole(db, { workspaceId, name, ...rights, now });
  return announceRole(desk, { kind: "role.created", action: "role.create", role });
}
