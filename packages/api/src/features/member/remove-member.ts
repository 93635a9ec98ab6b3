import type { Member } from "@frontdesk/contract";
import type { RemoveMember } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { endMembership } from "./end-membership.ts";

/**
 * Ends a membership for good; what the person wrote stays, what they were working on is handed on, and a new invitation
 * brings them back.
 * @throws not_found (the receiver too), forbidden (above_own_rights, proof_required), conflict (stale_version, last_owner)
 */
export async function removeMember(desk: Desk, viewer: Viewer, input: RemoveMember): Promise<Member> {
  return endMembership(desk, viewer, { ...input, as: "removed" });
}
