import type { Crossing } from "../../write-across.ts";
import { getRole, lockOwnership } from "../role/index.ts";
import { admitMember } from "./admit-member.ts";
import { announceMembership } from "./change-membership.ts";
import { changeMember, findStandingOf } from "./member.queries.ts";

/** Makes a person an owner of a workspace, whether they belong to it already or not; the installation itself does so. */
export async function makeOwner(
  crossing: Crossing,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  const { db, now } = crossing;
  await lockOwnership(db, workspaceId);
  const { role, rights } = await getRole(db, { workspaceId, preset: "owner" });
  const before = await findStandingOf(db, { workspaceId, userId });
  if (!before) {
    await admitMember(crossing, { workspaceId, userId, role, rights });
    return;
  }
  const patch = { role_id: role.id, status: "active" as const };
  await changeMember(db, { workspaceId, memberId: before.member.id, now, patch });
  const desk = crossing.deskOf({ kind: "system", id: null }, workspaceId);
  await announceMembership(desk, { kind: "member.changed", action: "member.makeOwner", before, left: rights });
}
