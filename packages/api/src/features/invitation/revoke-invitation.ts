import type { RevokeInvitation } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { announceClosed } from "./announce-closed.ts";
import { lockInvitation, markRevoked } from "./invitation.queries.ts";

/** Makes a link admit nobody. One that was used or revoked stays as it is, announcing nothing. @throws not_found */
export async function revokeInvitation(desk: Desk, { invitationId: id }: RevokeInvitation): Promise<{ id: string }> {
  const { db, workspaceId, now } = desk;
  const { isClosed } = await lockInvitation(db, { workspaceId, id });
  if (isClosed) return { id };

  await markRevoked(db, { workspaceId, id, now });
  announceClosed(desk, id);
  await desk.audit({ action: "invitation.revoke", subject: { type: "invitation", id } });
  return { id };
}
