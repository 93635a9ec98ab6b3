import { accountLimits } from "@frontdesk/contract";
import type { Prove } from "@frontdesk/contract/inputs";
import { assertSignedIn } from "../../access.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { cookieOf, renewSession } from "../session/index.ts";
import { assertPassword } from "./assert-password.ts";

/** Until when sensitive changes are open. */
interface Proven {
  provedUntil: string;
}

/**
 * Opens sensitive changes for ten minutes to whoever knows the password of the account. A repeat proves anew.
 * @throws unauthenticated, limited, invalid wrong_password
 */
export async function prove(ctx: Opened, { password }: Prove): Promise<Proven> {
  await assertPassword(ctx, { password, field: "password" });
  return renewProof(ctx);
}

/** Notes that the caller has just shown who they are: the session goes on under another secret. */
export async function renewProof(ctx: Opened): Promise<Proven> {
  const { services, origin } = ctx;
  const cookie = cookieOf(ctx);
  const { sessionId } = assertSignedIn(ctx.caller);
  const { session, now } = await writeAcross({ services, origin, purpose: "sign-in" }, async (crossing) => ({
    session: await renewSession(crossing, { sessionId }),
    now: crossing.now,
  }));
  cookie.set(session.secret, session.expiresAt);
  return { provedUntil: new Date(now.getTime() + accountLimits.proofMinutes * 60_000).toISOString() };
}
