import type { Permission } from "@frontdesk/contract";
import type { RevokeToken } from "@frontdesk/contract/inputs";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { listTokensBeyond, lockToken, markRevoked } from "./token.queries.ts";

/**
 * Ends a token; its live connections close within two seconds (P8). Revoking twice changes nothing and announces
 * nothing. @throws not_found
 */
export async function revokeToken(desk: Desk, { tokenId: id }: Pick<RevokeToken, "tokenId">): Promise<{ id: string }> {
  const { db, workspaceId, now } = desk;
  const { isRevoked } = await lockToken(db, { workspaceId, id });
  if (isRevoked) return { id };

  await markRevoked(db, { workspaceId, id, now });
  const subject = { type: "api_token", id };
  desk.emit("token.revoked", { subject, data: { id }, scopeKeys: forEveryone });
  desk.tellNodes("token.revoked", { tokenId: id });
  await desk.audit({ action: "token.revoke", subject });
  return { id };
}

/** Revokes those of a member's tokens that carry more than `permissions`: a token never outranks its maker. */
export async function revokeTokensBeyond(
  desk: Desk,
  { memberId, permissions }: { memberId: string; permissions: readonly Permission[] },
): Promise<void> {
  const { db, workspaceId } = desk;
  for (const tokenId of await listTokensBeyond(db, { workspaceId, memberId, permissions }))
    await revokeToken(desk, { tokenId });
}
