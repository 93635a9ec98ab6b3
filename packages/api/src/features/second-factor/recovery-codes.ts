import { randomBytes } from "node:crypto";
import { accountLimits } from "@frontdesk/contract";
import { hashSecret } from "../../secret.ts";

// Without 0, 1, I and O, which look alike.
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const length = 16;

/** Fresh recovery codes, `XXXX-XXXX-XXXX-XXXX`: 80 random bits each, so that their bare hash can't be searched. */
export function freshRecoveryCodes(): { codes: string[]; hashes: Buffer[] } {
  const codes = Array.from({ length: accountLimits.recoveryCodes }, () => {
    const letters = [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join("");
    return letters.match(/.{4}/g)?.join("-") ?? letters;
  });
  return { codes, hashes: codes.map(hashRecoveryCode) };
}

/** What is kept of a recovery code, however it was spaced and in whichever case. */
export function hashRecoveryCode(code: string): Buffer {
  return hashSecret(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""));
}
