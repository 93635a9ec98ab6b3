import { z } from "zod";
import { called, email, id, mutation, query } from "./fields.inputs.ts";
import { identityLimits } from "./identity.ts";
import { accountLimits } from "./identity-account.ts";

/** A secret that a link or an answer carried. */
export const secret = z.string().regex(/^[A-Za-z0-9_-]{20,128}$/);
const knownPassword = z.string().min(1).max(identityLimits.passwordMax);
/** A password to be kept from now on. */
export const newPassword = z.string().min(identityLimits.passwordMin).max(identityLimits.passwordMax);
/** Six digits of an authenticator, or a recovery code however it is spaced. */
const factorCode = z.string().trim().min(6).max(40);
const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);

export const finishSignIn = mutation({ challenge: secret, code: factorCode });
export type FinishSignIn = z.infer<typeof finishSignIn>;

export const prove = mutation({ password: knownPassword });
export type Prove = z.infer<typeof prove>;

/** What the caller is called from now on, as when they joined. */
export const renamePerson = mutation({ name: called(identityLimits.nameLength) });
export type RenamePerson = z.infer<typeof renamePerson>;

export const revokeSession = mutation({ sessionId: id });
export type RevokeSession = z.infer<typeof revokeSession>;

export const revokeOtherSessions = mutation({});

export const changePassword = mutation({ current: knownPassword, password: newPassword });
export type ChangePassword = z.infer<typeof changePassword>;

export const requestReset = mutation({ email });
export type RequestReset = z.infer<typeof requestReset>;

export const lookAtReset = query({ secret });

export const resetPassword = mutation({ secret, password: newPassword });
export type ResetPassword = z.infer<typeof resetPassword>;

export const enrolSecondFactor = mutation({});

export const confirmSecondFactor = mutation({
  code: z
    .string()
    .trim()
    .regex(/^[0-9]{6}$/),
});
export type ConfirmSecondFactor = z.infer<typeof confirmSecondFactor>;

export const disableSecondFactor = mutation({});
export const renewRecoveryCodes = mutation({});

const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

export const startPasskey = mutation({});

export const registerPasskey = mutation({
  name: called(accountLimits.passkeyNameLength),
  /** Of WebAuthn's registration response, what the desk reads; all in base64url. */
  credential: z.strictObject({
    id: base64url(1400),
    clientDataJSON: base64url(4000),
    attestationObject: base64url(20_000),
    transports: z.array(z.enum(transports)).max(transports.length),
  }),
});
export type RegisterPasskey = z.infer<typeof registerPasskey>;

/** Of WebAuthn's authentication response, what the desk reads; all in base64url. */
export const usePasskey = mutation({
  credential: z.strictObject({
    id: base64url(1400),
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    // ML-DSA signatures, which new authenticators prefer, have up to 4,627 bytes (FIPS 204).
    signature: base64url(7000),
    userHandle: base64url(200).nullable(),
  }),
});
export type UsePasskey = z.infer<typeof usePasskey>;

export const renamePasskey = mutation({ passkeyId: id, name: called(accountLimits.passkeyNameLength) });
export type RenamePasskey = z.infer<typeof renamePasskey>;

export const removePasskey = mutation({ passkeyId: id });
export type RemovePasskey = z.infer<typeof removePasskey>;

export const recoverOwner = mutation({ email, slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,38}$/) });
export type RecoverOwner = z.infer<typeof recoverOwner>;
