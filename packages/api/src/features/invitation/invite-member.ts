import { type Invitation, identityLimits, type Named, workspaceLimits } from "@frontdesk/contract";
import type { InviteMember } from "@frontdesk/contract/inputs";
import { assertMember, forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { freshSecret, hashSecret } from "../../secret.ts";
import { assertMayGive, getRole, lockRights } from "../role/index.ts";
import { getTeam } from "../team/index.ts";
import { insertInvitation, listOpenInvitations } from "./invitation.queries.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Makes a link that admits one person with a role, and into a team where one is named, within seven days. Its secret is told this once and kept as a hash;
 * the e-mail says whom it is meant for, and is not proven. @throws not_found (the team too), forbidden (above_own_rights,
 * proof_required), conflict too_many_invitations
 */
export async function inviteMember(
  desk: Desk,
  viewer: Viewer,
  { email, preset, roleId, teamId }: InviteMember,
): Promise<{ invitation: Invitation; secret: string }> {
  const { db, workspaceId, now } = desk;
  const invitedBy = assertMember(viewer);
  const { role, rights } = await getRole(db, { workspaceId, preset, roleId });
  assertMayGive(viewer, rights);
  const team = teamId === null ? null : await teamToJoin(desk, viewer, teamId);
  await lockRights(desk, viewer);
  if ((await listOpenInvitations(db, { workspaceId, now })).length >= workspaceLimits.openInvitationsEach)
    throw new DeskError("conflict", "too_many_invitations");

  const secret = freshSecret();
  const expiresAt = new Date(now.getTime() + identityLimits.invitationDays * dayMs);
  const secretHash = hashSecret(secret);
  const invitation = await insertInvitation(db, {
    workspaceId,
    secretHash,
    email,
    role,
    team,
    invitedBy,
    expiresAt,
    now,
  });
  const subject = { type: "invitation", id: invitation.id };
  desk.emit("invitation.created", { subject, data: { invitation }, scopeKeys: forEveryone });
  await desk.audit({
    action: "invitation.create",
    subject,
    after: { email, role: role.preset ?? role.name, ...(team && { team: team.name }) },
  });
  return { invitation, secret };
}

/** Who is in a team sees what it sees: nobody lets others in where they can't look. @throws not_found, forbidden above_own_rights */
async function teamToJoin({ db, workspaceId }: Desk, viewer: Viewer, teamId: string): Promise<Named> {
  const { id, name } = await getTeam(db, { workspaceId, teamId });
  if (viewer.scope !== "all" && !viewer.teamIds.includes(id)) throw new DeskError("forbidden", "above_own_rights");
  return { id, name };
}
