import type { ResetView } from "@frontdesk/contract";
import type { ResetPassword } from "@frontdesk/contract/inputs";
import { acrossWorkspaces, INSTALLATION } from "@frontdesk/db";
import { endChallenges } from "../../challenge.queries.ts";
import { DeskError } from "../../desk-error.ts";
import { hashSecret } from "../../secret.ts";
import type { Opened } from "../../trpc.ts";
import { type Crossing, writeAcross } from "../../write-across.ts";
import { setPasswordHash } from "../identity/index.ts";
import { findStandingOf, makeOwner } from "../member/index.ts";
import { deletePasskeysOf } from "../passkey/index.ts";
import { deleteSecondFactor } from "../second-factor/index.ts";
import { endSessions } from "../session/index.ts";
import { assertStillMayReset } from "./assert-may-reset.ts";
import { endResets, findReset, type Reset, spendReset } from "./password.queries.ts";

/** Whom a link lets set a new password. @throws not_found expired_link, whatever became of it or if it never was */
export async function lookAtReset(ctx: Opened, { secret }: { secret: string }): Promise<ResetView> {
  const reset = await resetOf(ctx, secret);
  if (!reset || reset.isUsed) throw expired();
  const { name, email, makesOwner, workspaceName } = reset;
  return { name, email, owns: makesOwner ? workspaceName : null };
}

/**
 * Sets the password of whom a link is for, once, and leaves them no other way in: sessions and passkeys end, since who
 * lost an account may have lost it to somebody. A second factor is asked for all the same, unless the link is from the
 * console, which also makes them an owner.
 * @throws not_found expired_link, limited, forbidden (above_own_rights, member_elsewhere) for a member's link that no longer holds
 */
export async function resetPassword(ctx: Opened, { secret, password, opId }: ResetPassword): Promise<object> {
  const { services, origin } = ctx;
  const reset = await resetOf(ctx, secret);
  // Hashing is dear: not for those who only guess, nor without end for who has a link.
  if (!reset) throw expired();
  await services.throttle.spendProof([{ of: "pair", key: `reset-link:${reset.id}` }]);
  const passwordHash = await services.passwords.hash(password);

  const { workspaceId, userId } = reset;
  const home = workspaceId ?? INSTALLATION;
  const procedure = "password.reset";
  const op = { procedure, opId, actorId: INSTALLATION, input: { reset: reset.id }, keepsAnswer: true };
  const across = { services, origin, purpose: "sign-in", workspaceId: home, op } as const;
  return writeAcross(across, async (crossing) => {
    const { db, now, deskOf } = crossing;
    if (!(await spendReset(db, { id: reset.id, now }))) throw expired();
    await assertStillHolds(crossing, reset);
    await setPasswordHash(db, { userId, passwordHash, now });
    await endResets(db, { userId, now });
    await endChallenges(db, userId);
    await deletePasskeysOf(db, userId);
    await endSessions(crossing, { userId });
    if (reset.makesOwner && workspaceId) await recover(crossing, { userId, workspaceId });
    const desk = deskOf({ kind: "system", id: null }, home);
    await desk.audit({ action: procedure, subject: { type: "user", id: userId } });
    return {};
  });
}

async function assertStillHolds({ db }: Crossing, { workspaceId, madeBy, userId }: Reset): Promise<void> {
  if (!workspaceId || !madeBy) return;
  const target = await findStandingOf(db, { workspaceId, userId });
  if (!target) throw expired();
  await assertStillMayReset(db, { workspaceId, madeBy, target });
}

// Whoever had the account may have switched a second factor on, which its owner does not have.
async function recover(crossing: Crossing, which: { userId: string; workspaceId: string }): Promise<void> {
  await deleteSecondFactor(crossing.db, which.userId);
  await makeOwner(crossing, which);
}

function resetOf({ services }: Opened, secret: string) {
  return acrossWorkspaces(services.database, "sign-in").read(({ db, now }) =>
    findReset(db, { secretHash: hashSecret(secret), now }),
  );
}

function expired(): DeskError {
  return new DeskError("not_found", "expired_link");
}
