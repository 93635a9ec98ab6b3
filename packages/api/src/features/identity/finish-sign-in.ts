import type { SignInStep } from "@frontdesk/contract";
import type { FinishSignIn } from "@frontdesk/contract/inputs";
import { spendChallenge, tryChallenge } from "../../challenge.queries.ts";
import { challengeOver } from "../../challenge.ts";
import { noteProven } from "../../proving.ts";
import { hashSecret } from "../../secret.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { takeCode } from "../second-factor/index.ts";
import { cookieOf, openSession } from "../session/index.ts";
import { foldEmail } from "./fold-email.ts";
import { getUser } from "./identity.queries.ts";

const mostTries = 5;

/**
 * Signs in whoever began with the password and now shows their second factor, or a recovery code.
 * @throws not_found challenge_over, limited, invalid (wrong_code, code_used)
 */
export async function finishSignIn(ctx: Opened, { challenge, code }: FinishSignIn): Promise<SignInStep> {
  const { services, origin } = ctx;
  const cookie = cookieOf(ctx);
  const asked = { secretHash: hashSecret(challenge), kind: "second_factor" } as const;
  const across = { services, origin, purpose: "sign-in" } as const;
  // A transaction of its own: a refused code must not take the count of tries back with it.
  const userId = await writeAcross(across, ({ db, now }) => tryChallenge(db, { ...asked, now, most: mostTries }));
  if (!userId) throw challengeOver();
  const tries = { of: "factor", key: userId } as const;
  await services.throttle.spendProof([tries]);

  const { email, session } = await writeAcross(across, async (crossing) => {
    const { db, now } = crossing;
    if (!(await spendChallenge(db, { ...asked, now }))) throw challengeOver();
    await takeCode(crossing, { userId, code, sealer: services.sealer });
    return { email: (await getUser(db, userId)).email, session: await openSession(crossing, { userId, ctx }) };
  });
  await services.throttle.forgiveProof(tries);
  await noteProven(ctx, foldEmail(email));
  cookie.set(session.secret, session.expiresAt);
  return { next: "done" };
}
