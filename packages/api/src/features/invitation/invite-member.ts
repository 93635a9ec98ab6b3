import { type Invitation, identityLimits, workspaceLimits } from "@frontdesk/contract";
import type { InviteMember } from "@frontdesk/contract/inputs";
import { assertMember, forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { freshSecret, hashSecret } from "../../secret.ts";
import { assertMayGive, getRole, lockRights } from "../role/index.ts";
import { insertInvitation, listOpenInvitations } from "./invitation.queries.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Makes a link that admits one person with a role, within seven days. Its secret is told this once and kept as a hash;
 * the e-mail says whom it is meant for, and is not proven. @throws not_found, forbidden (above_own_rights,
 * proof_required), conflict too_many_invitations
 */
export async function inviteMember(
  desk: Desk,
  viewer: Viewer,
  { email, preset, roleId }: InviteMember,
): Promise<{ invitation: Invitation; secret: string }> {
  const { db, workspaceId, now } = desk;
  const invitedBy = assertMember(viewer);
  const { role, rights } = await getRole(db, { workspaceId, preset, roleId });
  assertMayGive(viewer, rights);
  await lockRights(desk, viewer);
  if ((await listOpenInvitations(db, { workspaceId, now })).length >= workspaceLimits.openInvitationsEach)
    throw new DeskError("conflict", "too_many_invitations");

  const secret = freshSecret();
  const expiresAt = new Date(now.getTime() + identityLimits.invitationDays * dayMs);
  const secretHash = hashSecret(secret);
  const invitation = await insertInvitation(db, { workspaceId, secretHash, email, role, invitedBy, expiresAt, now });
  const subject = { type: "invitation", id: invitation.id };
  desk.emit("invitation.created", { subject, data: { invitation }, scopeKeys: forEveryone });
  await desk.audit({ action: "invitation.create", subject, after: { email, role: role.preset ?? role.name } });
  return { invitation, secret };
}
