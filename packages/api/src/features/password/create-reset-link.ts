import type { ResetLink } from "@frontdesk/contract";
import type { CreateResetLink } from "@frontdesk/contract/inputs";
import { assertFreshProof, assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { getStanding } from "../member/index.ts";
import { assertMayReset } from "./assert-may-reset.ts";
import { insertReset } from "./password.queries.ts";
import { freshReset } from "./reset-link.ts";

/**
 * Makes a link by which a member sets a new password, once, within an hour. Its secret is told this once.
 * @throws not_found, forbidden (above_own_rights, member_elsewhere, proof_required)
 */
export async function createResetLink(desk: Desk, viewer: Viewer, { memberId }: CreateResetLink): Promise<ResetLink> {
  const { db, workspaceId, now } = desk;
  const madeBy = assertMember(viewer);
  const target = await getStanding(db, { workspaceId, memberId });
  await assertMayReset(db, { holder: viewer, target });
  assertFreshProof(viewer);

  const { told, kept } = freshReset(now);
  await insertReset(db, { userId: target.userId, workspaceId, madeBy, ...kept });
  const subject = { type: "member", id: memberId };
  await desk.audit({ action: "member.createResetLink", subject, after: { expiresAt: told.expiresAt } });
  return told;
}
