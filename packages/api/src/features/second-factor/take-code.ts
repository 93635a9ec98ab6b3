import { DeskError } from "../../desk-error.ts";
import type { Sealer } from "../../sealing.ts";
import type { Crossing } from "../../write-across.ts";
import { stepOf } from "./authenticator.ts";
import { hashRecoveryCode } from "./recovery-codes.ts";
import { lockAuthenticator, noteStep, spendRecoveryCode } from "./second-factor.queries.ts";

interface Given {
  userId: string;
  /** Six digits of the authenticator, or a recovery code. */
  code: string;
  sealer: Sealer;
}

/** Takes a code of a person's second factor; each works once. @throws invalid (wrong_code, code_used) */
export async function takeCode(
  { db, now }: Pick<Crossing, "db" | "now">,
  { userId, code, sealer }: Given,
): Promise<void> {
  const digits = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) {
    if (!(await spendRecoveryCode(db, { userId, hash: hashRecoveryCode(code) }))) throw refused("wrong_code");
    return;
  }
  const authenticator = await lockAuthenticator(db, userId);
  const step = authenticator && stepOf(digits, { secret: sealer.open(authenticator.sealed), now });
  if (!authenticator || step === null || step === undefined) throw refused("wrong_code");
  // Whoever watched it being typed must not be able to use it again (RFC 6238 §5.2).
  if (step <= authenticator.lastStep) throw refused("code_used");
  await noteStep(db, { userId, step });
}

function refused(reason: "wrong_code" | "code_used"): DeskError {
  return new DeskError("invalid", reason, { fields: { code: reason === "wrong_code" ? "wrong" : "used" } });
}
