import type { RoleRights } from "@frontdesk/contract";
import type { EditRole } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { withdrawInvitations } from "../invitation/index.ts";
import { joinDefaultTeam } from "../team/index.ts";
import { revokeTokensBeyond } from "../token/index.ts";
import { announceRole } from "./announce-role.ts";
import { lockRights } from "./lock-rights.ts";
import { assertHolds, exceeds } from "./rights.ts";
import { changeRoleRow, listHolders, lockRole } from "./role.queries.ts";

/**
 * Changes what a role is called and allows; presets keep their name, and the owner's role everything. The live
 * connections of its holders follow within two seconds (B3, P8). The same again changes nothing and announces nothing.
 * @throws not_found, forbidden above_own_rights, conflict (fixed_role, stale_version, name_taken)
 */
export async function editRole(desk: Desk, viewer: Viewer, input: EditRole): Promise<RoleRights> {
  const { db, workspaceId, now } = desk;
  const { roleId, name, scope, version } = input;
  await lockRights(desk, viewer);
  const before = await lockRole(db, { workspaceId, roleId });
  const permissions = [...new Set(input.permissions)];
  assertHolds(viewer, before);
  assertHolds(viewer, { preset: null, permissions, scope });
  if (before.preset === "owner" || (before.preset && name !== before.name))
    throw new DeskError("conflict", "fixed_role");
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  const next = { ...before, name, permissions, scope };
  const isSame = name === before.name && !exceeds(next, before) && !exceeds(before, next);
  if (isSame) return before;

  const role = await changeRoleRow(db, { workspaceId, roleId, name, permissions, scope, now });
  await bringHoldersAlong(desk, before, role);
  return announceRole(desk, { kind: "role.changed", action: "role.edit", before, role });
}

/** What holders gave out above what they now may goes with it, as when one of them is given another role. */
async function bringHoldersAlong(desk: Desk, before: RoleRights, role: RoleRights): Promise<void> {
  const { db, workspaceId } = desk;
  const holders = await listHolders(db, { workspaceId, roleId: role.id });
  const memberIds = holders.map(({ memberId }) => memberId);
  if (exceeds(before, role)) {
    await withdrawInvitations(desk, memberIds);
    await revokeTokensBeyond(desk, { memberIds, left: role });
  }
  if (role.scope === "team") for (const memberId of memberIds) await joinDefaultTeam(desk, memberId);
  for (const { userId } of holders) desk.tellNodes("membership.changed", { userId, workspaceId });
}
