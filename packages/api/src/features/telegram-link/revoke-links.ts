import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { announceLink } from "./announce-link.ts";
import { changeLink, type LinkRow, lockLinksOf } from "./telegram-link.queries.ts";

/** Ends a link at once; whoever was linked by it is a customer like any other to the bots of this workspace. */
export async function endLink(desk: Desk, { id }: LinkRow): Promise<LinkRow> {
  const { db, workspaceId, now } = desk;
  const ended = await changeLink(db, { workspaceId, id, now, patch: { state: "revoked" } });
  announceLink(desk, ended);
  const subject = { type: "member", id: ended.memberId };
  await desk.audit({ action: "telegramLink.revoke", subject, before: { telegram: ended.username ?? ended.name } });
  return ended;
}

/** Ends all links of a member, and codes that could still become one: for who leaves, or may not act for a while. */
export async function revokeLinksOf(desk: Desk, memberId: string): Promise<void> {
  const { db, workspaceId } = desk;
  for (const link of await lockLinksOf(db, { workspaceId, memberId })) await endLink(desk, link);
}

/** Ends the caller's own; without one it changes nothing. @throws forbidden for an API token */
export async function revokeOwnLink(desk: Desk, viewer: Viewer): Promise<Record<string, never>> {
  await revokeLinksOf(desk, assertMember(viewer));
  return {};
}
