import { type ApiToken, workspaceLimits } from "@frontdesk/contract";
import type { CreateToken } from "@frontdesk/contract/inputs";
import { assertFreshProof, assertMember, forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { freshSecret, hashSecret } from "../../secret.ts";
import { lockRights } from "../role/index.ts";
import { insertToken, listTokens } from "./token.queries.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Makes a token with which a script acts in this workspace. Its secret is told this once and kept as a hash. A token
 * reaches all of the workspace, so its maker must too. @throws forbidden (above_own_rights,
 * proof_required), conflict too_many_tokens
 */
export async function createToken(
  desk: Desk,
  viewer: Viewer,
  { name, permissions: asked, expiresInDays }: CreateToken,
): Promise<{ token: ApiToken; secret: string }> {
  const { db, workspaceId, now } = desk;
  const createdBy = assertMember(viewer);
  const permissions = [...new Set(asked)];
  if (viewer.scope !== "all" || !permissions.every((permission) => viewer.permissions.has(permission)))
    throw new DeskError("forbidden", "above_own_rights");
  assertFreshProof(viewer);
  await lockRights(desk, viewer);
  if ((await listTokens(db, workspaceId)).length >= workspaceLimits.tokensEach)
    throw new DeskError("conflict", "too_many_tokens");

  const secret = freshSecret();
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * dayMs);
  const sealed = { secretHash: hashSecret(secret), last4: secret.slice(-4) };
  const token = await insertToken(db, { workspaceId, name, ...sealed, permissions, createdBy, expiresAt, now });
  const subject = { type: "api_token", id: token.id };
  desk.emit("token.created", { subject, data: { token }, scopeKeys: forEveryone });
  await desk.audit({ action: "token.create", subject, after: { name, permissions, expiresAt: token.expiresAt } });
  return { token, secret };
}
