import type { RecoveryCodes, SecondFactorEnrolment } from "@frontdesk/contract";
import type { ConfirmSecondFactor } from "@frontdesk/contract/inputs";
import { assertFreshProof, assertSignedIn } from "../../access.ts";
import { challengeOver } from "../../challenge.ts";
import { DeskError } from "../../desk-error.ts";
import type { Opened } from "../../trpc.ts";
import { writeAsPerson } from "../../write-as-person.ts";
import { getUser } from "../identity/index.ts";
import { enrolmentUri, freshAuthenticatorSecret } from "./authenticator.ts";
import { freshRecoveryCodes } from "./recovery-codes.ts";
import {
  hasSecondFactor,
  keepAuthenticator,
  lockAuthenticator,
  markConfirmed,
  replaceRecoveryCodes,
} from "./second-factor.queries.ts";
import { takeCode } from "./take-code.ts";

/** How long an authenticator may wait for its first code. */
const openMs = 60 * 60_000;

/**
 * Begins with an authenticator app: it counts once its first code is confirmed, within an hour. The secret is told this
 * once and kept sealed. @throws unauthenticated, forbidden proof_required, conflict already_on
 */
export async function enrol(ctx: Opened, { opId }: { opId: string }): Promise<SecondFactorEnrolment> {
  assertFreshProof(assertSignedIn(ctx.caller));
  const { sealer } = ctx.services;
  const call = { procedure: "secondFactor.enrol", opId, keepsAnswer: false };
  return writeAsPerson(ctx, call, async ({ crossing: { db, now }, userId }) => {
    if (await hasSecondFactor(db, userId)) throw new DeskError("conflict", "already_on");
    const secret = freshAuthenticatorSecret();
    await keepAuthenticator(db, { userId, sealed: sealer.seal(secret), now });
    return { secret, uri: enrolmentUri(secret, (await getUser(db, userId)).email) };
  });
}

/**
 * Switches the second factor on with the authenticator's first code, and gives the recovery codes, told this once.
 * @throws unauthenticated, limited, not_found challenge_over, conflict already_on, invalid (wrong_code, code_used)
 */
export async function confirm(ctx: Opened, { code, opId }: ConfirmSecondFactor): Promise<RecoveryCodes> {
  const { throttle, sealer } = ctx.services;
  const tries = { of: "factor", key: assertSignedIn(ctx.caller).userId } as const;
  await throttle.spendProof([tries]);
  const call = { procedure: "secondFactor.confirm", opId, keepsAnswer: false };
  const codes = await writeAsPerson(ctx, call, async ({ crossing, desk, userId }) => {
    const { db, now } = crossing;
    const authenticator = await lockAuthenticator(db, userId);
    if (authenticator?.isConfirmed) throw new DeskError("conflict", "already_on");
    if (!authenticator || now.getTime() - authenticator.createdAt.getTime() > openMs) throw challengeOver();
    await takeCode(crossing, { userId, code, sealer });
    await markConfirmed(db, { userId, now });
    const fresh = freshRecoveryCodes();
    await replaceRecoveryCodes(db, { userId, hashes: fresh.hashes });
    await desk.audit({ action: "secondFactor.confirm", subject: { type: "user", id: userId } });
    return fresh.codes;
  });
  await throttle.forgiveProof(tries);
  return { recoveryCodes: codes };
}
