import type { AppRouter } from "@frontdesk/api";
import { createDesk, type Desk, withOpId } from "@frontdesk/client";

/** One person's session at a desk. */
export interface Person {
  cookie: string;
  desk: Desk<AppRouter>;
}

/** The workspace that measurements and chaos work in. */
export const slug = "bench";
export const password = "correct horse battery";

/** Sets up a fresh installation as its first person would. */
export function foundWorkspace(url: string, code: string): Promise<Person> {
  return enter(url, "identity.setUp", {
    ...{ code, workspaceName: "Bench", slug, timezone: "UTC", locale: "en" },
    ...{ name: "Olga Owner", email: "olga@example.org", password },
  });
}

/** Lets the owner invite an operator, who accepts. */
export async function hireOperator(url: string, { owner, name }: { owner: Person; name: string }): Promise<Person> {
  const invitation = withOpId({ email: null, preset: "operator" as const });
  const { secret } = await owner.desk.client.invitation.create.mutate(invitation);
  const email = `${name.toLowerCase()}@example.org`;
  return enter(url, "invitation.accept", {
    secret,
    account: { name: `${name} Operator`, email, password, locale: "en" },
  });
}

/** A client that calls with an API token. */
export function deskOfToken(url: string, secret: string): Desk<AppRouter> {
  return createDesk<AppRouter>({ url, workspace: slug, authorization: `Bearer ${secret}` });
}

/** Calls a procedure that signs in, and returns a client of a workspace with the cookie it set. @throws the refusal */
export async function enter(url: string, procedure: string, input: object, workspace = slug): Promise<Person> {
  const response = await fetch(`${url}/trpc/${procedure}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-frontdesk": "1" },
    body: JSON.stringify(withOpId(input)),
  });
  // Another one says that this browser is known; it is no proof of anything.
  const [cookie] = response.headers.getSetCookie().filter((line) => /^(__Host-)?frontdesk=/.test(line));
  if (!response.ok || !cookie) throw new Error(`${procedure}: ${await response.text()}`);
  return personOf(url, cookie.split(";", 1)[0] ?? "", workspace);
}

/** Whoever has this session's cookie, in a workspace. `WebSocket` is what their socket is made from. */
export function personOf(url: string, cookie: string, workspace = slug, Socket = WebSocket): Person {
  const headers = { cookie, origin: url };
  const desk = createDesk<AppRouter>({
    ...{ url, workspace, headers },
    // A browser's socket sends both by itself.
    WebSocket: class extends Socket {
      constructor(address: string | URL) {
        super(address, { headers });
      }
    },
  });
  return { cookie, desk };
}
