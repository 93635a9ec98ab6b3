import type { RemoveRole } from "@frontdesk/contract/inputs";
import { forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { outlineOf } from "./announce-role.ts";
import { lockRights } from "./lock-rights.ts";
import { assertHolds } from "./rights.ts";
import { countInvitationsTo, listHolders, lockRole, markRoleRemoved } from "./role.queries.ts";

/**
 * Removes a role that nobody holds or is invited to.
 * @throws not_found, forbidden above_own_rights, conflict (fixed_role for presets, stale_version, role_in_use)
 */
export async function removeRole(desk: Desk, viewer: Viewer, { roleId, version }: RemoveRole): Promise<{ id: string }> {
  const { db, workspaceId, now } = desk;
  await lockRights(desk, viewer);
  const role = await lockRole(db, { workspaceId, roleId });
  assertHolds(viewer, role);
  if (role.preset) throw new DeskError("conflict", "fixed_role");
  if (role.version !== version) throw new DeskError("conflict", "stale_version");
  const members = (await listHolders(db, { workspaceId, roleId })).length;
  const invitations = await countInvitationsTo(db, { workspaceId, roleId, now });
  if (members + invitations > 0)
    throw new DeskError("conflict", "role_in_use", { facts: { members: `${members}`, invitations: `${invitations}` } });

  await markRoleRemoved(db, { workspaceId, roleId, now });
  const subject = { type: "role", id: roleId };
  desk.emit("role.removed", { subject, data: { id: roleId }, scopeKeys: forEveryone });
  await desk.audit({ action: "role.remove", subject, before: outlineOf(role) });
  return { id: roleId };
}
