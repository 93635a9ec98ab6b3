import { accountLimits, type Passkey } from "@frontdesk/contract";
import type { RegisterPasskey } from "@frontdesk/contract/inputs";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { assertFreshProof, assertSignedIn } from "../../access.ts";
import { openChallenge } from "../../challenge.ts";
import { DeskError } from "../../desk-error.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { writeAsPerson } from "../../write-as-person.ts";
import { getUser } from "../identity/index.ts";
import { badPasskey, spendAnswer } from "./client-data.ts";
import { insertPasskey, listCredentials } from "./passkey.queries.ts";
import { getRelyingParty } from "./relying-party.ts";
import { loadWebAuthn } from "./webauthn.ts";

const timeout = accountLimits.challengeMinutes * 60_000;

/**
 * Asks a browser for a new passkey of the caller's, one that names its holder by itself.
 * @throws unauthenticated, forbidden proof_required, conflict (too_many_passkeys, not_on)
 */
export async function startRegistration(ctx: Opened): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { services, origin } = ctx;
  const signedIn = assertSignedIn(ctx.caller);
  assertFreshProof(signedIn);
  const party = getRelyingParty(services);
  const { userId } = signedIn;
  const kind = "passkey_registration";
  const begun = await writeAcross({ services, origin, purpose: "sign-in" }, async (crossing) => {
    const credentials = await listCredentials(crossing.db, userId);
    if (credentials.length >= accountLimits.passkeysEach) throw new DeskError("conflict", "too_many_passkeys");
    const user = await getUser(crossing.db, userId);
    return { user, credentials, challenge: await openChallenge(crossing, { kind, userId }) };
  });
  const { generateRegistrationOptions } = await loadWebAuthn();
  return generateRegistrationOptions({
    rpName: "Frontdesk",
    rpID: party.id,
    userName: begun.user.email,
    userDisplayName: begun.user.name,
    userID: Uint8Array.from(Buffer.from(userId.replaceAll("-", ""), "hex")),
    challenge: Uint8Array.from(Buffer.from(begun.challenge, "base64url")),
    excludeCredentials: begun.credentials,
    attestationType: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    timeout,
  });
}

/**
 * Keeps the passkey that a browser made, under a name.
 * @throws unauthenticated, not_found challenge_over, invalid bad_passkey, conflict (not_on, already_done)
 */
export async function registerPasskey(ctx: Opened, { name, credential, opId }: RegisterPasskey): Promise<Passkey> {
  const { userId } = assertSignedIn(ctx.caller);
  const { id, transports, clientDataJSON, attestationObject } = credential;
  const call = { procedure: "passkey.register", opId, said: { id, name } };
  const party = getRelyingParty(ctx.services);
  const answered = await spendAnswer(ctx, { clientDataJSON, kind: "passkey_registration", party });
  if (answered.userId !== userId) throw badPasskey();
  const { verifyRegistrationResponse } = await loadWebAuthn();
  const made = await verifyRegistrationResponse({
    response: {
      id,
      rawId: id,
      type: "public-key",
      clientExtensionResults: {},
      response: { clientDataJSON, attestationObject, transports },
    },
    expectedChallenge: answered.challenge,
    expectedOrigin: answered.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => {
    throw badPasskey();
  });
  if (!made.verified) throw badPasskey();

  const { publicKey, counter, id: credentialId } = made.registrationInfo.credential;
  return writeAsPerson(ctx, call, async ({ crossing: { db, now }, desk }) => {
    const kept = { userId, credentialId, publicKey: Buffer.from(publicKey), counter, transports, name, now };
    const passkey = await insertPasskey(db, kept);
    await desk.audit({ action: "passkey.register", subject: { type: "passkey", id: passkey.id }, after: { name } });
    return passkey;
  });
}
