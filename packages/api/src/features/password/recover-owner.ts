import type { ResetLink } from "@frontdesk/contract";
import type { RecoverOwner } from "@frontdesk/contract/inputs";
import { INSTALLATION } from "@frontdesk/db";
import { assertInstallation } from "../../access.ts";
import { found } from "../../desk-error.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { findAccount, foldEmail } from "../identity/index.ts";
import { findWorkspaceId, insertReset } from "./password.queries.ts";
import { freshReset } from "./reset-link.ts";

/**
 * For whoever holds the installation's key, at its console: a link, told this once, by which a person sets a new
 * password and owns a workspace again, within an hour. @throws unauthenticated, forbidden, not_found
 */
export async function recoverOwner(ctx: Opened, { email, slug, opId }: RecoverOwner): Promise<ResetLink> {
  const { services, origin } = ctx;
  assertInstallation(ctx.caller);
  const said = { email, slug };
  const procedure = "installation.recoverOwner";
  const op = { procedure, opId, actorId: INSTALLATION, input: said, keepsAnswer: false };
  return writeAcross({ services, origin, purpose: "sign-in", op }, async ({ db, now, deskOf }) => {
    const workspaceId = found(await findWorkspaceId(db, slug));
    const { id: userId } = found(await findAccount(db, foldEmail(email)));
    const { told, kept } = freshReset(now);
    await insertReset(db, { userId, workspaceId, madeBy: null, ...kept });
    const desk = deskOf({ kind: "system", id: null }, workspaceId);
    const subject = { type: "user", id: userId };
    await desk.audit({ action: procedure, subject, after: { expiresAt: told.expiresAt } });
    return told;
  });
}
