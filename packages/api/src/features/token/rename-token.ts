import type { ApiToken } from "@frontdesk/contract";
import type { RenameToken } from "@frontdesk/contract/inputs";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { lockToken, renameTokenRow } from "./token.queries.ts";

/** Calls a token something else. The same name changes nothing and announces nothing. @throws not_found, also for a revoked one */
export async function renameToken(desk: Desk, { tokenId: id, name }: RenameToken): Promise<ApiToken> {
  const { db, workspaceId, now } = desk;
  const { token: before, isRevoked } = await lockToken(db, { workspaceId, id });
  if (isRevoked) throw new DeskError("not_found");
  if (before.name === name) return before;

  const token = await renameTokenRow(db, { workspaceId, id, name, now });
  const subject = { type: "api_token", id };
  desk.emit("token.changed", { subject, data: { token }, scopeKeys: forEveryone });
  await desk.audit({ action: "token.rename", subject, before: { name: before.name }, after: { name } });
  return token;
}
