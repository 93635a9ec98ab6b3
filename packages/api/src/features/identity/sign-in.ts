import type { SignInStep } from "@frontdesk/contract";
import type { SignIn } from "@frontdesk/contract/inputs";
import { acrossWorkspaces } from "@frontdesk/db";
import { openChallenge } from "../../challenge.ts";
import { DeskError } from "../../desk-error.ts";
import { forgiveTries, noteProven, triesOf } from "../../proving.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { hasSecondFactor } from "../second-factor/index.ts";
import { cookieOf, openSession } from "../session/index.ts";
import { foldEmail } from "./fold-email.ts";
import { findAccount, holdsPassword } from "./identity.queries.ts";

/**
 * Signs a person in with e-mail and password, or asks for their second factor. An unknown person and a wrong password
 * get one answer, in one time. A repeat signs in anew: a lost cookie can't be given again.
 * @throws limited, unauthenticated bad_credentials
 */
export async function signIn(ctx: Opened, input: SignIn): Promise<SignInStep> {
  const { services, origin } = ctx;
  const cookie = cookieOf(ctx);
  const email = foldEmail(input.email);
  const tries = triesOf(ctx, email);
  await services.throttle.spendProof(tries);

  const known = await acrossWorkspaces(services.database, "sign-in").read(({ db }) => findAccount(db, email));
  const isRight = await services.passwords.matches(input.password, known?.passwordHash ?? null);
  if (!known?.passwordHash || !isRight) throw refused();

  const { id: userId, passwordHash } = known;
  const { challenge, session } = await writeAcross({ services, origin, purpose: "sign-in" }, async (crossing) => {
    // Checking takes a while, in which the person may have got another password.
    if (!(await holdsPassword(crossing.db, { userId, passwordHash }))) throw refused();
    return (await hasSecondFactor(crossing.db, userId))
      ? { challenge: await openChallenge(crossing, { kind: "second_factor", userId }), session: null }
      : { challenge: null, session: await openSession(crossing, { userId, ctx }) };
  });
  if (!session) {
    await forgiveTries(ctx, tries);
    return { next: "second_factor", challenge };
  }
  await noteProven(ctx, email);
  cookie.set(session.secret, session.expiresAt);
  return { next: "done" };
}

function refused(): DeskError {
  return new DeskError("unauthenticated", "bad_credentials");
}
