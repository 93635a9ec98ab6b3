import type { ErrorCode } from "@frontdesk/contract";
import type { Caller } from "./access.ts";
import type { Reception } from "./feed/follow.ts";
import { networkOf } from "./network-of.ts";
import type { Services } from "./services.ts";

/** The cookies of an HTTP answer: the session's, and the marks of accounts that the browser is known for. */
export interface SessionCookie {
  set(secret: string, expiresAt: Date): void;
  clear(): void;
  /** The marks that came with the request. */
  marks(): readonly string[];
  /** Adds a mark, which outlives the session. */
  mark(mark: string): void;
}

/** What became of one call, by ids only: nothing of what it was about (I18). */
export interface FinishedCall {
  path: string;
  code: ErrorCode | "ok";
  ms: number;
  requestId: string;
  workspaceId: string | null;
  /** The member, token or person who called. */
  actorId: string | null;
}

/** One call, or one socket's calls, as the procedures see it. */
export interface CallContext {
  services: Services;
  /** The reference that an error shows and the log knows. */
  requestId: string;
  origin: { ip: string | null; agent: string | null };
  /** Who calls, asked of the database for each request, and on a socket for each call. */
  authenticate(): Promise<Caller>;
  /** Null on a socket, which can set no cookie. */
  cookie: SessionCookie | null;
  /** Hears of each call's end: the log and the metrics. */
  finished(call: FinishedCall): void;
  /** Opens the wire for a feed. @throws limited where the connection has too many */
  receive(): Promise<Reception>;
}

/** Whom a rate is counted against: the session, the token, or the address. */
export function callerKey(caller: Caller, origin: CallContext["origin"]): string {
  if (caller.isInstallation) return "installation";
  return caller.signedIn?.sessionId ?? caller.tokenId ?? `ip:${networkOf(origin.ip)}`;
}
