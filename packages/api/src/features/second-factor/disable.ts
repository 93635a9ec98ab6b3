import type { RecoveryCodes } from "@frontdesk/contract";
import { assertFreshProof, assertSignedIn } from "../../access.ts";
import { DeskError } from "../../desk-error.ts";
import type { Opened } from "../../trpc.ts";
import { writeAsPerson } from "../../write-as-person.ts";
import { freshRecoveryCodes } from "./recovery-codes.ts";
import { deleteSecondFactor, hasSecondFactor, replaceRecoveryCodes } from "./second-factor.queries.ts";

/** Lets the password alone sign the caller in again. @throws unauthenticated, forbidden proof_required, conflict not_on */
export async function disable(ctx: Opened, { opId }: { opId: string }): Promise<object> {
  assertFreshProof(assertSignedIn(ctx.caller));
  return writeAsPerson(ctx, { procedure: "secondFactor.disable", opId }, async ({ crossing, desk, userId }) => {
    if (!(await deleteSecondFactor(crossing.db, userId))) throw new DeskError("conflict", "not_on");
    await desk.audit({ action: "secondFactor.disable", subject: { type: "user", id: userId } });
    return {};
  });
}

/** Gives other recovery codes, told this once; the former end. @throws unauthenticated, forbidden proof_required, conflict not_on */
export async function renewCodes(ctx: Opened, { opId }: { opId: string }): Promise<RecoveryCodes> {
  assertFreshProof(assertSignedIn(ctx.caller));
  const call = { procedure: "secondFactor.renewCodes", opId, keepsAnswer: false };
  return writeAsPerson(ctx, call, async ({ crossing: { db }, desk, userId }) => {
    if (!(await hasSecondFactor(db, userId))) throw new DeskError("conflict", "not_on");
    const { codes, hashes } = freshRecoveryCodes();
    await replaceRecoveryCodes(db, { userId, hashes });
    await desk.audit({ action: "secondFactor.renewCodes", subject: { type: "user", id: userId } });
    return { recoveryCodes: codes };
  });
}
