import type { ClearSecondFactor } from "@frontdesk/contract/inputs";
import { assertFreshProof, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { getStanding } from "../member/index.ts";
import { deleteSecondFactor } from "../second-factor/index.ts";
import { assertMayReset } from "./assert-may-reset.ts";

/**
 * Switches off the authenticator of a member who lost it, and its recovery codes: the password alone signs them in.
 * @throws not_found, forbidden (above_own_rights, member_elsewhere, proof_required), conflict not_on
 */
export async function clearSecondFactor(
  desk: Desk,
  viewer: Viewer,
  { memberId }: ClearSecondFactor,
): Promise<{ id: string }> {
  const { db, workspaceId } = desk;
  const target = await getStanding(db, { workspaceId, memberId });
  await assertMayReset(db, { holder: viewer, target });
  assertFreshProof(viewer);

  if (!(await deleteSecondFactor(db, target.userId))) throw new DeskError("conflict", "not_on");
  await desk.audit({ action: "member.clearSecondFactor", subject: { type: "member", id: memberId } });
  return { id: memberId };
}
