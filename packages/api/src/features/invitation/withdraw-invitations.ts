import type { Desk } from "../../desk.ts";
import { announceClosed } from "./announce-closed.ts";
import { revokeInvitationsOf } from "./invitation.queries.ts";

/** Revokes members' open invitations: a link must not outlive the standing it was made from. */
export async function withdrawInvitations(desk: Desk, memberIds: string[]): Promise<void> {
  const { db, workspaceId, now } = desk;
  for (const id of await revokeInvitationsOf(db, { workspaceId, memberIds, now })) announceClosed(desk, id);
}
