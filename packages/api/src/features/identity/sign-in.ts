import type { SignIn } from "@frontdesk/contract/inputs";
import { acrossWorkspaces } from "@frontdesk/db";
import { DeskError } from "../../desk-error.ts";
import { hashSecret } from "../../secret.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { foldEmail } from "./fold-email.ts";
import { findAccount } from "./identity.queries.ts";
import { cookieOf, openSession } from "./session.ts";

/**
 * Signs a person in with e-mail and password. An unknown person and a wrong password get one answer, in one time. A
 * repeat signs in anew: a lost cookie can't be given again. @throws limited, unauthenticated bad_credentials
 */
export async function signIn(ctx: Opened, input: SignIn): Promise<object> {
  const { services, origin } = ctx;
  const { throttle, passwords, database } = services;
  const cookie = cookieOf(ctx);
  const email = foldEmail(input.email);
  const account = { of: "account", key: hashSecret(email).toString("base64url") } as const;
  // The address first: one that is refused must not use up the tries of accounts that are not its own.
  await throttle.spendProof([{ of: "address", key: origin.ip ?? "unknown" }, account]);

  const known = await acrossWorkspaces(database, "sign-in").read(({ db }) => findAccount(db, email));
  const isRight = await passwords.matches(input.password, known?.passwordHash ?? null);
  if (!known || !isRight) throw new DeskError("unauthenticated", "bad_credentials");

  const session = await writeAcross({ services, origin, purpose: "sign-in" }, (crossing) =>
    openSession(crossing, { userId: known.id, ctx }),
  );
  await throttle.forgiveProof(account);
  cookie.set(session.secret, session.expiresAt);
  return {};
}
