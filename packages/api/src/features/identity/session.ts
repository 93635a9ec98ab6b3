import { INSTALLATION } from "@frontdesk/db";
import type { CallContext, SessionCookie } from "../../call.ts";
import { DeskError } from "../../desk-error.ts";
import { freshSecret, hashSecret } from "../../secret.ts";
import type { Opened } from "../../trpc.ts";
import type { Crossing } from "../../write-across.ts";
import { insertSession, revokeSession } from "./identity.queries.ts";

/** A session ends after this time however busy it is; `session_principal` ends an idle one after 12 hours. */
const longestMs = 7 * 24 * 60 * 60 * 1000;

/** What goes into the cookie and nowhere else. */
interface FreshSession {
  secret: string;
  expiresAt: Date;
}

/** Gives a person a session under a new id; the one that this browser held before is over. */
export async function openSession(
  crossing: Crossing,
  { userId, ctx }: { userId: string; ctx: Pick<Opened, "caller" | "origin"> },
): Promise<FreshSession> {
  const { db, now } = crossing;
  if (ctx.caller.signedIn) await endSession(crossing, ctx.caller.signedIn.sessionId);
  const secret = freshSecret();
  const expiresAt = new Date(now.getTime() + longestMs);
  await insertSession(db, { userId, secretHash: hashSecret(secret), ...ctx.origin, now, expiresAt });
  return { secret, expiresAt };
}

/** Ends a session everywhere: its live connections are closed by every node that hears of it (P8). */
export async function endSession({ db, now, deskOf }: Crossing, sessionId: string): Promise<void> {
  await revokeSession(db, { id: sessionId, now });
  deskOf({ kind: "member", id: null }, INSTALLATION).tellNodes("session.revoked", { sessionId });
}

/** The cookie of an answer over HTTP. @throws invalid on a socket, whose answers carry none */
export function cookieOf({ cookie }: Pick<CallContext, "cookie">): SessionCookie {
  if (!cookie) throw new DeskError("invalid", "bad_input");
  return cookie;
}
