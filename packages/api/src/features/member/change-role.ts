import type { Member } from "@frontdesk/contract";
import type { ChangeRole } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { assertMayGive, getRole } from "../role/index.ts";
import { joinDefaultTeam } from "../team/index.ts";
import { announceMembership, assertNotLastOwner, lockStanding } from "./change-membership.ts";
import { changeMember } from "./member.queries.ts";

/**
 * Gives a member another role. The role they have already changes nothing and announces nothing.
 * @throws not_found, forbidden (above_own_rights, proof_required), conflict (stale_version, last_owner)
 */
export async function changeRole(desk: Desk, viewer: Viewer, input: ChangeRole): Promise<Member> {
  const { db, workspaceId, now } = desk;
  const { memberId, preset, roleId } = input;
  const before = await lockStanding(desk, viewer, input);
  const { role, rights } = await getRole(db, { workspaceId, preset, roleId });
  assertMayGive(viewer, rights);
  if (role.id === before.member.role.id) return before.member;
  await assertNotLastOwner(desk, before);

  await changeMember(db, { workspaceId, memberId, now, patch: { role_id: role.id } });
  if (rights.scope === "team") await joinDefaultTeam(desk, memberId);
  return announceMembership(desk, { kind: "member.changed", action: "member.changeRole", before, left: rights });
}
