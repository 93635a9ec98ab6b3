import type { Member } from "@frontdesk/contract";
import type { ReinstateMember, SuspendMember } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { announceMembership, lockStanding } from "./change-membership.ts";
import { endMembership } from "./end-membership.ts";
import { changeMember } from "./member.queries.ts";

/**
 * Shuts a member out until they are reinstated: their sessions here end within two seconds (P8), their role, teams and
 * what they wrote stay, and what they were working on is handed on. Suspending twice changes nothing.
 * @throws not_found (the receiver too), forbidden (above_own_rights, proof_required), conflict (stale_version, last_owner)
 */
export async function suspendMember(desk: Desk, viewer: Viewer, input: SuspendMember): Promise<Member> {
  return endMembership(desk, viewer, { ...input, as: "suspended" });
}

/**
 * Lets a suspended member in again, with the role and the teams they had. One who is not suspended stays as they are.
 * @throws not_found, forbidden (above_own_rights, proof_required), conflict stale_version
 */
export async function reinstateMember(desk: Desk, viewer: Viewer, input: ReinstateMember): Promise<Member> {
  const { db, workspaceId, now } = desk;
  const { memberId } = input;
  const before = await lockStanding(desk, viewer, input);
  if (before.member.status === "active") return before.member;
  await changeMember(db, { workspaceId, memberId, now, patch: { status: "active" } });
  const { rights: left } = before;
  return announceMembership(desk, { kind: "member.changed", action: "member.reinstate", before, left });
}
