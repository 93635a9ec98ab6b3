import type { HandOver, Member } from "@frontdesk/contract";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { holdPolicies } from "../assignment/index.ts";
import { revokeLinksOf } from "../telegram-link/index.ts";
import { announceMembership, assertNotLastOwner, lockStanding } from "./change-membership.ts";
import { handOverWork } from "./hand-over-work.ts";
import { changeMember, leaveTeams } from "./member.queries.ts";

interface Ending {
  memberId: string;
  version: number;
  /** For good, or until they are reinstated. */
  as: "removed" | "suspended";
  handOver: HandOver;
}

/**
 * Ends a membership and hands on what its member was working on, in one transaction whose events have one cause.
 * @throws not_found (the receiver too), forbidden (above_own_rights, proof_required), conflict (stale_version, last_owner)
 */
export async function endMembership(whole: Desk, viewer: Viewer, input: Ending): Promise<Member> {
  const desk = whole.within({ causeId: crypto.randomUUID() });
  const { db, workspaceId, now } = desk;
  const { memberId, as: status, handOver } = input;
  // Who gives out holds the policies before the members: the other way round two would wait for each other.
  if (handOver.to === "assignment") await holdPolicies(desk);
  const before = await lockStanding(desk, viewer, input);
  if (before.member.status === status) return before.member;
  await assertNotLastOwner(desk, before);

  const isForGood = status === "removed";
  await changeMember(db, { workspaceId, memberId, now, patch: { status, ...(isForGood && { deleted_at: now }) } });
  if (isForGood) await leaveTeams(db, { workspaceId, memberId });
  await revokeLinksOf(desk, memberId);
  const noted = await handOverWork(desk, memberId, handOver);
  const [kind, action] = isForGood
    ? (["member.removed", "member.remove"] as const)
    : (["member.changed", "member.suspend"] as const);
  return announceMembership(desk, { kind, action, before, left: null, noted });
}
