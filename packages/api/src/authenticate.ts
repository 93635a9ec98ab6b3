import { acrossWorkspaces, type Database } from "@frontdesk/db";
import { type Caller, nobody } from "./access.ts";
import { findSession, findToken, touch } from "./authenticate.queries.ts";
import { hashSecret, sameSecret } from "./secret.ts";

/** What a request brought to prove who sent it. */
export interface Credentials {
  /** The session cookie's value. */
  session: string | null;
  /** The Authorization header, or the socket's `authorization` parameter. */
  authorization: string | null;
  /** The slug of the workspace that the caller names, if any. */
  workspace: string | null;
}

const secretPattern = /^[A-Za-z0-9_-]{20,128}$/;
const slugPattern = /^[a-z0-9][a-z0-9-]{0,38}$/;

interface Doorkeeper {
  database: Database;
  installationKey: string;
}

/** Tells who calls, from the database each time: a revoked session is nobody at once (R5, P8). */
export async function authenticate(
  { database, installationKey }: Doorkeeper,
  { session, authorization, workspace }: Credentials,
): Promise<Caller> {
  const [scheme, bearer] = authorization?.split(" ", 2) ?? [];
  const secret = authorization ? bearer : session;
  if (!secret || !secretPattern.test(secret)) return nobody;
  if (scheme === "Installation")
    return sameSecret(secret, installationKey) ? { ...nobody, isInstallation: true } : nobody;
  if (scheme && scheme !== "Bearer") return nobody;

  const slug = workspace && slugPattern.test(workspace) ? workspace : null;
  const find = scheme ? findToken : findSession;
  const signIn = acrossWorkspaces(database, "sign-in");
  const found = await find(signIn, hashSecret(secret), slug);
  if (!found) return nobody;
  if (found.isStale)
    await signIn.write({}, async ({ db, now }) => ({
      value: await touch(db, { caller: found.caller, now }),
      events: [],
    }));
  return found.caller;
}
