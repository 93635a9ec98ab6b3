import { withOpId } from "@frontdesk/client";

const assertion = { id: "x", clientDataJSON: "x", authenticatorData: "x", signature: "x", userHandle: null };
const attestation = { id: "x", clientDataJSON: "x", attestationObject: "x", transports: [] };

/** The same of what somebody does with their own account. */
export const accountCases: Record<string, object | undefined> = {
  "identity.me": undefined,
  "identity.rename": withOpId({ name: "N" }),
  "identity.signOut": withOpId({}),
  "identity.signIn": withOpId({ email: "nobody@example.org", password: "wrong password" }),
  "identity.finishSignIn": withOpId({ challenge: "x".repeat(43), code: "000000" }),
  "identity.prove": withOpId({ password: "wrong password" }),
  "identity.setUp": withOpId({
    ...{ code: "WRONG", workspaceName: "W", slug: "w", name: "N", email: "n@example.org" },
    ...{ password: "long enough", locale: "en", timezone: "UTC" },
  }),
  "installation.get": undefined,
  "installation.recoverOwner": withOpId({ email: "nobody@example.org", slug: "nowhere" }),
  "passkey.list": undefined,
  "passkey.proofOptions": withOpId({}),
  "passkey.prove": withOpId({ credential: assertion }),
  "passkey.register": withOpId({ name: "x", credential: attestation }),
  "passkey.registrationOptions": withOpId({}),
  "passkey.signIn": withOpId({ credential: assertion }),
  "passkey.signInOptions": withOpId({}),
  "password.change": withOpId({ current: "wrong password", password: "long enough" }),
  "password.lookAtReset": { secret: "x".repeat(43) },
  "password.requestReset": withOpId({ email: "nobody@example.org" }),
  "password.reset": withOpId({ secret: "x".repeat(43), password: "long enough" }),
  "secondFactor.confirm": withOpId({ code: "000000" }),
  "secondFactor.disable": withOpId({}),
  "secondFactor.enrol": withOpId({}),
  "secondFactor.get": undefined,
  "secondFactor.renewCodes": withOpId({}),
  "session.list": undefined,
  "session.revokeOthers": withOpId({}),
  "telegramLink.mine": undefined,
  "telegramLink.issue": withOpId({}),
  "telegramLink.revoke": withOpId({}),
};
