import type { ChangePassword } from "@frontdesk/contract/inputs";
import { endChallenges } from "../../challenge.queries.ts";
import type { Opened } from "../../trpc.ts";
import { writeAsPerson } from "../../write-as-person.ts";
import { assertPassword, setPasswordHash } from "../identity/index.ts";
import { cookieOf, endSessions, renewSession } from "../session/index.ts";
import { endResets } from "./password.queries.ts";

/**
 * Gives the caller another password. Every other session of theirs ends, this one goes on under another secret.
 * @throws unauthenticated, limited, invalid wrong_password
 */
export async function changePassword(ctx: Opened, { current, password, opId }: ChangePassword): Promise<object> {
  const cookie = cookieOf(ctx);
  await assertPassword(ctx, { password: current, field: "current" });
  const passwordHash = await ctx.services.passwords.hash(password);
  const call = { procedure: "password.change", opId, keepsAnswer: false };
  const session = await writeAsPerson(ctx, call, async ({ crossing, desk, userId, sessionId }) => {
    const { db, now } = crossing;
    await setPasswordHash(db, { userId, passwordHash, now });
    await endResets(db, { userId, now });
    await endChallenges(db, userId);
    await endSessions(crossing, { userId, except: sessionId });
    await desk.audit({ action: "password.change", subject: { type: "user", id: userId } });
    return renewSession(crossing, { sessionId, endsFormer: true });
  });
  cookie.set(session.secret, session.expiresAt);
  return {};
}
