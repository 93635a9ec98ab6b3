import type { Named } from "@frontdesk/contract";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import type { Crossing } from "../../write-across.ts";
import type { RoleWithRights } from "../role/index.ts";
import { joinDefaultTeam, joinNamedTeam } from "../team/index.ts";
import { changeMember, getMember, insertMember, lockMembership } from "./member.queries.ts";

interface Admission extends RoleWithRights {
  workspaceId: string;
  userId: string;
  /** Which they join; the default one without, where their role reaches its teams. */
  team?: Named | null;
}

/**
 * Makes a person a member, or again a member, and returns the desk at which they act from now on.
 * @throws conflict already_member
 */
export async function admitMember(
  crossing: Crossing,
  { workspaceId, userId, role, rights, team }: Admission,
): Promise<Desk> {
  const { db, now } = crossing;
  const former = await lockMembership(db, { workspaceId, userId });
  if (former && former.status !== "removed") throw new DeskError("conflict", "already_member");

  const memberId = former?.id ?? (await insertMember(db, { workspaceId, userId, roleId: role.id, now }));
  const patch = { role_id: role.id, status: "active" as const, deleted_at: null };
  if (former) await changeMember(db, { workspaceId, memberId, now, patch });

  const desk = crossing.deskOf({ kind: "member", id: memberId }, workspaceId);
  if (team) await joinNamedTeam(desk, { teamId: team.id, memberId });
  else if (rights.scope === "team") await joinDefaultTeam(desk, memberId);
  const member = await getMember(db, { workspaceId, memberId });
  desk.emit("member.joined", { subject: { type: "member", id: memberId }, data: { member }, scopeKeys: forEveryone });
  desk.tellNodes("membership.changed", { userId, workspaceId });
  return desk;
}
