import type { AppRouter } from "@frontdesk/api";
import { createDesk, type Desk, withOpId } from "@frontdesk/client";
import type { DeskErrorData } from "@frontdesk/contract";
import { Complaint, Refused } from "./complaint.ts";

export type Client = Desk<AppRouter>["client"];

/** Where the desk is, and as whom it is called: an API token, or for what tokens may not do a person. */
export interface Credentials {
  url: string;
  workspace: string | undefined;
  token: string | undefined;
  email: string | undefined;
  password: string | undefined;
}

/** A way to call the desk, which ends the session that it opened. */
export interface Connection extends AsyncDisposable {
  client: Client;
}

/** Opens the typed client. @throws Complaint where nothing says who calls; what the desk says of a wrong password */
export async function connect({ url, workspace, token, email, password }: Credentials): Promise<Connection> {
  const named = workspace ? { workspace } : {};
  if (token) return held(createDesk<AppRouter>({ url, ...named, authorization: `Bearer ${token}` }));
  if (!email || !password)
    throw new Complaint(
      "Say who calls: DESK_TOKEN with an API token of the workspace, or DESK_EMAIL and DESK_PASSWORD for what tokens may not do.",
    );

  const cookie = await signIn(url, { email, password });
  const desk = createDesk<AppRouter>({ url, ...named, headers: { cookie } });
  return held(desk, async () => {
    await desk.client.identity.signOut.mutate(withOpId({}));
  });
}

/** Opens it as nobody, for first run. */
export function connectAsNobody(url: string): Connection {
  return held(createDesk<AppRouter>({ url }));
}

function held(desk: Desk<AppRouter>, leave: () => Promise<void> = async () => {}): Connection {
  return {
    client: desk.client,
    [Symbol.asyncDispose]: async () => {
      // A session that could not be ended now ends by itself.
      await leave().catch(() => undefined);
      desk.close();
    },
  };
}

/** The typed client shows no headers, and here one is what it is about. @throws Refused in the desk's words */
async function signIn(url: string, input: { email: string; password: string }): Promise<string> {
  const response = await fetch(`${url}/trpc/identity.signIn`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-frontdesk": "1" },
    body: JSON.stringify(withOpId(input)),
  }).catch(() => {
    throw new Complaint(`The desk at ${url} can't be reached. Is it running? See: npm run desk -- doctor.`);
  });
  if (!response.ok) throw refusalIn(await response.json().catch(() => null));
  const cookies = response.headers.getSetCookie();
  return cookies.map((line) => line.slice(0, line.indexOf(";"))).join("; ");
}

function refusalIn(answer: unknown): Refused | Complaint {
  const { error } = (answer ?? {}) as { error?: { data?: { desk?: DeskErrorData } } };
  return error?.data?.desk
    ? new Refused(error.data.desk)
    : new Complaint("The desk does not let anybody sign in there.");
}
