import { accountLimits, type SignInStep } from "@frontdesk/contract";
import type { UsePasskey } from "@frontdesk/contract/inputs";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { assertSignedIn } from "../../access.ts";
import type { ChallengeKind } from "../../challenge.queries.ts";
import { openChallenge } from "../../challenge.ts";
import { noteProven } from "../../proving.ts";
import type { Opened } from "../../trpc.ts";
import { type Crossing, writeAcross } from "../../write-across.ts";
import { renewProof } from "../identity/index.ts";
import { cookieOf, openSession } from "../session/index.ts";
import { badPasskey, spendAnswer } from "./client-data.ts";
import { listCredentials, lockCredential, noteUse } from "./passkey.queries.ts";
import { getRelyingParty } from "./relying-party.ts";
import { loadWebAuthn } from "./webauthn.ts";

const timeout = accountLimits.challengeMinutes * 60_000;
type Options = PublicKeyCredentialRequestOptionsJSON;

/** Asks a browser for whichever passkey it has for this desk. @throws conflict not_on */
export async function startSignIn(ctx: Opened): Promise<Options> {
  return start(ctx, { kind: "passkey_sign_in", userId: null, allowed: () => Promise.resolve([]) });
}

/** Asks a browser for one of the caller's passkeys. @throws unauthenticated, conflict not_on */
export async function startProof(ctx: Opened): Promise<Options> {
  const { userId } = assertSignedIn(ctx.caller);
  return start(ctx, { kind: "passkey_proof", userId, allowed: ({ db }) => listCredentials(db, userId) });
}

/**
 * Signs in whoever holds a passkey and showed it that it is them: that is two factors in one.
 * @throws invalid bad_passkey, not_found challenge_over, conflict not_on
 */
export async function signInByPasskey(ctx: Opened, { credential }: UsePasskey): Promise<SignInStep> {
  const cookie = cookieOf(ctx);
  const { session, email } = await use(
    ctx,
    { credential, kind: "passkey_sign_in" },
    async (crossing, { userId, email }) => ({
      session: await openSession(crossing, { userId, ctx }),
      email,
    }),
  );
  await noteProven(ctx, email);
  cookie.set(session.secret, session.expiresAt);
  return { next: "done" };
}

/**
 * Opens sensitive changes for ten minutes, as the password does.
 * @throws unauthenticated, invalid bad_passkey, not_found challenge_over, conflict not_on
 */
export async function proveByPasskey(ctx: Opened, { credential }: UsePasskey): Promise<{ provedUntil: string }> {
  const { userId } = assertSignedIn(ctx.caller);
  await use(ctx, { credential, kind: "passkey_proof" }, async (_crossing, holder) => {
    if (holder.userId !== userId) throw badPasskey();
  });
  return renewProof(ctx);
}

interface Start {
  kind: ChallengeKind;
  userId: string | null;
  allowed(crossing: Crossing): Promise<{ id: string; transports: string[] }[]>;
}

async function start({ services, origin }: Opened, { kind, userId, allowed }: Start): Promise<Options> {
  const party = getRelyingParty(services);
  const begun = await writeAcross({ services, origin, purpose: "sign-in" }, async (crossing) => ({
    challenge: await openChallenge(crossing, { kind, userId }),
    allowCredentials: await allowed(crossing),
  }));
  const { generateAuthenticationOptions } = await loadWebAuthn();
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: Uint8Array.from(Buffer.from(begun.challenge, "base64url")),
    allowCredentials: begun.allowCredentials,
    userVerification: "required",
    timeout,
  });
}

interface Holder {
  userId: string;
  email: string;
}

/** Checks what an authenticator signed, and lets its holder go on within the transaction that notes the use. */
async function use<T>(
  ctx: Opened,
  { credential, kind }: Pick<UsePasskey, "credential"> & { kind: ChallengeKind },
  then: (crossing: Crossing, holder: Holder) => Promise<T>,
): Promise<T> {
  const { services, origin } = ctx;
  const party = getRelyingParty(services);
  const { id, userHandle, ...signed } = credential;
  const answered = await spendAnswer(ctx, { clientDataJSON: signed.clientDataJSON, kind, party });
  const { verifyAuthenticationResponse } = await loadWebAuthn();
  return writeAcross({ services, origin, purpose: "sign-in" }, async (crossing) => {
    const { db, now } = crossing;
    const known = await lockCredential(db, id);
    if (!known || (answered.userId !== null && answered.userId !== known.userId)) throw badPasskey();
    const response = { ...signed, ...(userHandle !== null && { userHandle }) };
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId: id, type: "public-key", clientExtensionResults: {}, response },
      expectedChallenge: answered.challenge,
      expectedOrigin: answered.origin,
      expectedRPID: party.id,
      credential: { id, publicKey: Uint8Array.from(known.publicKey), counter: known.counter },
      requireUserVerification: true,
    }).catch(() => {
      throw badPasskey();
    });
    if (!verified) throw badPasskey();
    await noteUse(db, { id: known.id, counter: authenticationInfo.newCounter, now });
    return then(crossing, known);
  });
}
