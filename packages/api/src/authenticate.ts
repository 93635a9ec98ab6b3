import { acrossWorkspaces, type Database } from "@frontdesk/db";
import { type Caller, nobody } from "./access.ts";
import { type Found, findSession, findToken, touch } from "./authenticate.queries.ts";
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
const unknown: Found = { caller: nobody, isStale: false };
const slugPattern = /^[a-z0-9][a-z0-9-]{0,38}$/;

interface Doorkeeper {
  database: Database;
  installationKey: string;
}

/** Tells who calls, from the database each time: a revoked session is nobody at once (R5, P8). */
export async function authenticate(doorkeeper: Doorkeeper, credentials: Credentials): Promise<Caller> {
  const { caller, isStale } = await find(doorkeeper, credentials);
  if (isStale)
    await acrossWorkspaces(doorkeeper.database, "sign-in").write({}, async ({ db, now }) => ({
      value: await touch(db, { caller, now }),
      events: [],
    }));
  return caller;
}

/** The same for the desk's own asking: that it looked is no use of a session, which may go on falling idle. */
export async function identify(doorkeeper: Doorkeeper, credentials: Credentials): Promise<Caller> {
  return (await find(doorkeeper, credentials)).caller;
}

async function find(
  { database, installationKey }: Doorkeeper,
  { session, authorization, workspace }: Credentials,
): Promise<Found> {
  const [scheme, bearer] = authorization?.split(" ", 2) ?? [];
  const secret = authorization ? bearer : session;
  if (!secret || !secretPattern.test(secret)) return unknown;
  if (scheme === "Installation")
    return sameSecret(secret, installationKey) ? { ...unknown, caller: { ...nobody, isInstallation: true } } : unknown;
  if (scheme && scheme !== "Bearer") return unknown;

  const slug = workspace && slugPattern.test(workspace) ? workspace : null;
  const findHolder = scheme ? findToken : findSession;
  return (await findHolder(acrossWorkspaces(database, "sign-in"), hashSecret(secret), slug)) ?? unknown;
}
