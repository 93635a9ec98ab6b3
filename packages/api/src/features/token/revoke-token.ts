import type { Permission, Scope } from "@frontdesk/contract";
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

interface Narrowing {
  memberIds: string[];
  /** What the members may still do; null for nothing. */
  left: { permissions: readonly Permission[]; scope: Scope } | null;
}

/**
 * Revokes those of members' tokens that carry more than is left to them: a token never outranks its maker, and since it
 * reaches all of the workspace, neither may its maker reach less.
 */
export async function revokeTokensBeyond(desk: Desk, { memberIds, left }: Narrowing): Promise<void> {
  const { db, workspaceId } = desk;
  const permissions = left?.scope === "all" ? left.permissions : [];
  for (const tokenId of await listTokensBeyond(db, { workspaceId, memberIds, permissions }))
    await revokeToken(desk, { tokenId });
}
