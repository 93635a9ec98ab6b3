import type { AcceptInvitation } from "@frontdesk/contract/inputs";
import { acrossWorkspaces, INSTALLATION } from "@frontdesk/db";
import { assertSignedIn } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { noteProven } from "../../proving.ts";
import { hashSecret } from "../../secret.ts";
import type { Opened } from "../../trpc.ts";
import { type Crossing, writeAcross } from "../../write-across.ts";
import { foldEmail, insertAccount } from "../identity/index.ts";
import { admitMember } from "../member/index.ts";
import { cookieOf, openSession } from "../session/index.ts";
import { announceClosed } from "./announce-closed.ts";
import { findInvitation, findOpenInvitation, lockInvitation, markAccepted } from "./invitation.queries.ts";

/**
 * Joins the workspace that a link leads to: with a new account, which is signed in afterwards, or as whoever is signed
 * in. A link admits once. @throws not_found expired_link, unauthenticated, limited, conflict (already_member, email_taken;
 * already_done for the repeat of a call that made an account)
 */
export async function acceptInvitation(ctx: Opened, input: AcceptInvitation): Promise<{ slug: string }> {
  const { services, origin, caller } = ctx;
  const { account } = input;
  const cookie = account ? cookieOf(ctx) : null;
  const signedIn = account ? caller.signedIn : assertSignedIn(caller);
  const which = await acrossWorkspaces(services.database, "sign-in").read(({ db }) =>
    findInvitation(db, hashSecret(input.secret)),
  );
  if (!which) throw expired();
  // A link that makes accounts tells which addresses have one, and hashing is dear.
  if (account) await services.throttle.spendProof([{ of: "pair", key: `invitation:${which.id}` }]);

  const said = { invitationId: which.id, name: account?.name, email: account?.email, locale: account?.locale };
  const by = { actorId: signedIn?.userId ?? INSTALLATION, keepsAnswer: account === null };
  const op = { procedure: "invitation.accept", opId: input.opId, input: said, ...by };
  const newcomer = account && { ...account, passwordHash: await services.passwords.hash(account.password) };
  const { workspaceId } = which;
  const joined = await writeAcross({ services, origin, purpose: "sign-in", workspaceId, op }, async (crossing) => {
    const { db, now } = crossing;
    const { workspace, role, rights, team } = await holdInvitation(crossing, which);
    const { slug, timezone } = workspace;
    const userId = newcomer
      ? await insertAccount(db, { ...newcomer, timezone, runsInstallation: false, now })
      : assertSignedIn(caller).userId;

    const desk = await admitMember(crossing, { workspaceId, userId, role, rights, team });
    await spendInvitation(desk, which.id);
    return { slug, session: newcomer && (await openSession(crossing, { userId, ctx })) };
  });

  if (joined.session && account) {
    cookie?.set(joined.session.secret, joined.session.expiresAt);
    await noteProven(ctx, foldEmail(account.email));
  }
  return { slug: joined.slug };
}

async function holdInvitation({ db, now }: Crossing, which: { workspaceId: string; id: string }) {
  await lockInvitation(db, which);
  const invitation = await findOpenInvitation(db, { ...which, now });
  if (!invitation) throw expired();
  return invitation;
}

async function spendInvitation(desk: Desk, id: string): Promise<void> {
  const { db, workspaceId, now, actor } = desk;
  await markAccepted(db, { workspaceId, id, memberId: actor.id, now });
  announceClosed(desk, id);
  await desk.audit({ action: "invitation.accept", subject: { type: "invitation", id } });
}

function expired(): DeskError {
  return new DeskError("not_found", "expired_link");
}
