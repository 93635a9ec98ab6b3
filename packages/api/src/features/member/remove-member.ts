import type { Member } from "@frontdesk/contract";
import type { RemoveMember } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { releaseConversationsOf } from "../conversation/index.ts";
import { announceMembership, assertNotLastOwner, lockStanding } from "./change-membership.ts";
import { changeMember, leaveTeams } from "./member.queries.ts";

/**
 * Ends a membership; what the person wrote stays, what they were working on is free to take, and a new
 * invitation brings them back.
 * @throws not_found, forbidden above_own_rights, conflict (stale_version, last_owner)
 */
export async function removeMember(desk: Desk, viewer: Viewer, input: RemoveMember): Promise<Member> {
  const { db, workspaceId, now } = desk;
  const { memberId } = input;
  const before = await lockStanding(desk, viewer, input);
  await assertNotLastOwner(desk, before);

  await changeMember(db, { workspaceId, memberId, now, patch: { status: "removed", deleted_at: now } });
  await leaveTeams(db, { workspaceId, memberId });
  await releaseConversationsOf(desk, memberId);
  return announceMembership(desk, { kind: "member.removed", action: "member.remove", before, left: null });
}
