import type { Preset } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import { DeskError } from "../../desk-error.ts";
import { hashSecret } from "../../secret.ts";
import type { Opened } from "../../trpc.ts";
import { findInvitation, findOpenInvitation } from "./invitation.queries.ts";

interface InvitationView {
  workspaceName: string;
  role: Preset | null;
  email: string | null;
  /** True where nobody is signed in, so that joining takes an account. */
  needsAccount: boolean;
}

/** What the holder of a link is invited to. @throws not_found expired_link, whatever became of it or if it never was */
export async function lookAtInvitation(ctx: Opened, { secret }: { secret: string }): Promise<InvitationView> {
  const signIn = acrossWorkspaces(ctx.services.database, "sign-in");
  const invitation = await signIn.read(async ({ db, now }) => {
    const known = await findInvitation(db, hashSecret(secret));
    return known && findOpenInvitation(db, { ...known, now });
  });
  if (!invitation) throw new DeskError("not_found", "expired_link");
  const { workspace, role, email } = invitation;
  return { workspaceName: workspace.name, role: role.preset, email, needsAccount: ctx.caller.signedIn === null };
}
