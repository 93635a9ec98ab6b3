import type { AuditedAct, Member } from "@frontdesk/contract";
import { forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { withdrawInvitations } from "../invitation/index.ts";
import { assertMayGive, lockRights, type Rights } from "../role/index.ts";
import { revokeTokensBeyond } from "../token/index.ts";
import { countOwners, getMember, getStanding, type Standing } from "./member.queries.ts";

interface Expected {
  memberId: string;
  version: number;
}

/**
 * A member whose standing this transaction may change, and nobody else meanwhile.
 * @throws not_found, forbidden (above_own_rights, proof_required), conflict stale_version
 */
export async function lockStanding(desk: Desk, viewer: Viewer, { memberId, version }: Expected): Promise<Standing> {
  const { db, workspaceId } = desk;
  await lockRights(desk, viewer);
  const standing = await getStanding(db, { workspaceId, memberId });
  assertMayGive(viewer, standing.rights);
  if (standing.member.version !== version) throw new DeskError("conflict", "stale_version");
  return standing;
}

/** Somebody must be left who may do everything. @throws conflict last_owner */
export async function assertNotLastOwner({ db, workspaceId }: Desk, { rights, member }: Standing): Promise<void> {
  if (rights.preset !== "owner" || member.status !== "active") return;
  if ((await countOwners(db, workspaceId)) <= 1) throw new DeskError("conflict", "last_owner");
}

interface Change {
  kind: "member.changed" | "member.removed";
  action: AuditedAct;
  before: Standing;
  /** What the member may still do; null for nothing. */
  left: Rights | null;
  /** What else the audit ought to keep of how it is now. */
  noted?: object;
}

/**
 * Announces a changed membership to the workspace, and to the nodes, whose live connections follow it (P8). What the
 * member gave out in the old standing goes with it: open invitations, and tokens that may do more than they now may.
 */
export async function announceMembership(desk: Desk, { kind, action, before, left, noted }: Change): Promise<Member> {
  const { db, workspaceId } = desk;
  const memberId = before.member.id;
  await withdrawInvitations(desk, [memberId]);
  await revokeTokensBeyond(desk, { memberIds: [memberId], left });

  const subject = { type: "member", id: memberId };
  const member = await getMember(db, { workspaceId, memberId });
  desk.emit(kind, { subject, data: { member }, scopeKeys: forEveryone });
  desk.tellNodes("membership.changed", { userId: before.userId, workspaceId });
  await desk.audit({ action, subject, before: outlineOf(before.member), after: { ...outlineOf(member), ...noted } });
  return member;
}

function outlineOf({ role, status }: Member) {
  return { role: role.preset ?? role.name, status };
}
