import { forEveryone } from "../../access.ts";
import type { Crossing } from "../../write-across.ts";
import { changeMember, getMember, listMembershipsOf } from "./member.queries.ts";

interface Renamed {
  userId: string;
  before: { name: string };
}

/**
 * Tells each workspace a person belongs to, or did, how they are called from now on: what they wrote and did bears
 * their name. The nodes hear of it too, whose live connections show it.
 */
export async function announceName(crossing: Crossing, { userId, before }: Renamed): Promise<void> {
  const { db, now, deskOf } = crossing;
  // In one order for everybody, so that two who share workspaces don't wait for each other.
  for (const { workspaceId, memberId } of await listMembershipsOf(db, userId)) {
    await changeMember(db, { workspaceId, memberId, now, patch: {} });
    const member = await getMember(db, { workspaceId, memberId });
    const desk = deskOf({ kind: "member", id: memberId }, workspaceId);
    const subject = { type: "member", id: memberId };
    desk.emit("member.changed", { subject, data: { member }, scopeKeys: forEveryone });
    desk.tellNodes("membership.changed", { userId, workspaceId });
    await desk.audit({ action: "identity.rename", subject, before, after: { name: member.name } });
  }
}
