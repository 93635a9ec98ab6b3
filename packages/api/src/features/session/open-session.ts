import { INSTALLATION } from "@frontdesk/db";
import type { CallContext, SessionCookie } from "../../call.ts";
import { DeskError } from "../../desk-error.ts";
import { freshSecret, hashSecret } from "../../secret.ts";
import type { Opened } from "../../trpc.ts";
import type { Crossing } from "../../write-across.ts";
import { insertSession, replaceSecret, revokeSessions } from "./session.queries.ts";

/** A session ends after this time however busy it is; `session_principal` ends an idle one after 12 hours. */
const longestMs = 7 * 24 * 60 * 60 * 1000;

/** What goes into the cookie and nowhere else. */
export interface FreshSession {
  secret: string;
  expiresAt: Date;
}

/** Gives a person a session under a new id; the one that this browser held before is over. */
export async function openSession(
  crossing: Crossing,
  { userId, ctx }: { userId: string; ctx: Pick<Opened, "caller" | "origin"> },
): Promise<FreshSession> {
  const { db, now } = crossing;
  const { signedIn } = ctx.caller;
  if (signedIn) await endSessions(crossing, { userId: signedIn.userId, id: signedIn.sessionId });
  const secret = freshSecret();
  const expiresAt = new Date(now.getTime() + longestMs);
  await insertSession(db, { userId, secretHash: hashSecret(secret), ...ctx.origin, now, expiresAt });
  return { secret, expiresAt };
}

/**
 * Gives a session another secret once its holder has shown again who they are: whoever had copied the former one does
 * not share in what is open now. Its live connections come back with the new one; its end stays as it was. The former
 * secret works for half a minute more, for what is under way, unless it `endsFormer`.
 */
export async function renewSession(
  { db, now, deskOf }: Crossing,
  { sessionId, endsFormer = false }: { sessionId: string; endsFormer?: boolean },
): Promise<FreshSession> {
  const secret = freshSecret();
  const expiresAt = await replaceSecret(db, { id: sessionId, secretHash: hashSecret(secret), endsFormer, now });
  deskOf({ kind: "member", id: null }, INSTALLATION).tellNodes("session.renewed", { sessionId });
  return { secret, expiresAt };
}

/** Ends live sessions of a person everywhere, their connections included, and says which they were (P8). */
export async function endSessions(
  { db, now, deskOf }: Crossing,
  which: { userId: string; id?: string; except?: string },
): Promise<string[]> {
  const ended = await revokeSessions(db, { ...which, now });
  const desk = deskOf({ kind: "member", id: null }, INSTALLATION);
  for (const sessionId of ended) desk.tellNodes("session.revoked", { sessionId });
  return ended;
}

/** The cookie of an answer over HTTP. @throws invalid on a socket, whose answers carry none */
export function cookieOf({ cookie }: Pick<CallContext, "cookie">): SessionCookie {
  if (!cookie) throw new DeskError("invalid", "bad_input");
  return cookie;
}
