import type { AppRouter } from "@frontdesk/api";
import { createDesk, type Desk, withOpId } from "@frontdesk/client";
import type { DeskErrorData, SignInStep } from "@frontdesk/contract";
import { installationKey } from "@frontdesk/contract/installation-key";
import { Complaint, Refused } from "./complaint.ts";

export type Client = Desk<AppRouter>["client"];

/** Where the desk is, and as whom it is called: an API token, or for what tokens may not do a person. */
export interface Credentials {
  url: string;
  workspace: string | undefined;
  token: string | undefined;
  email: string | undefined;
  password: string | undefined;
  /** Of the authenticator, or a recovery code, where the account asks for one. */
  code?: string | undefined;
}

/** A way to call the desk, which ends the session that it opened. */
export interface Connection extends AsyncDisposable {
  client: Client;
  /** Reads a file of the workspace as it comes, by its path there. @throws Refused, Complaint where no workspace is named */
  read(path: string): AsyncGenerator<string>;
}

/** Opens the typed client. @throws Complaint where nothing says who calls; what the desk says of a wrong password */
export async function connect({ url, workspace, token, email, password, code }: Credentials): Promise<Connection> {
  const named = workspace ? { workspace } : {};
  if (token) {
    const authorization = `Bearer ${token}`;
    const reader = readerOf({ url, workspace, headers: { authorization } });
    return held(createDesk<AppRouter>({ url, ...named, authorization }), reader);
  }
  if (!email || !password)
    throw new Complaint(
      "Say who calls: DESK_TOKEN with an API token of the workspace, or DESK_EMAIL and DESK_PASSWORD for what tokens may not do.",
    );

  const cookie = await signIn(url, { email, password, code });
  const desk = createDesk<AppRouter>({ url, ...named, headers: { cookie } });
  return held(desk, readerOf({ url, workspace, headers: { cookie } }), async () => {
    await desk.client.identity.signOut.mutate(withOpId({}));
  });
}

/** Opens it as the installation itself, whose key is derived from its secret. */
export function connectAsInstallation(url: string, secret: string): Connection {
  return held(createDesk<AppRouter>({ url, authorization: `Installation ${installationKey(secret)}` }));
}

/** Opens it as nobody, for first run. */
export function connectAsNobody(url: string): Connection {
  return held(createDesk<AppRouter>({ url }));
}

function held(
  desk: Desk<AppRouter>,
  read: Connection["read"] = readerOf({ url: "", workspace: undefined, headers: {} }),
  leave: () => Promise<void> = async () => {},
): Connection {
  return {
    client: desk.client,
    read,
    [Symbol.asyncDispose]: async () => {
      // A session that could not be ended now ends by itself.
      await leave().catch(() => undefined);
      desk.close();
    },
  };
}

interface Reading {
  url: string;
  workspace: string | undefined;
  headers: Record<string, string>;
}

function readerOf({ url, workspace, headers }: Reading): Connection["read"] {
  return async function* (path) {
    if (!workspace) throw new Complaint("Say of which workspace: --workspace, or DESK_WORKSPACE.");
    const response = await fetch(`${url}/w/${workspace}/${path}`, { headers }).catch(() => {
      throw new Complaint(`The desk at ${url} can't be reached. Is it running? See: npm run desk -- doctor.`);
    });
    if (!response.ok || !response.body) throw refusalIn(await response.json().catch(() => null));
    // A byte order mark is part of the file.
    yield* response.body.pipeThrough(new TextDecoderStream("utf-8", { ignoreBOM: true }));
  };
}

interface Proof {
  email: string;
  password: string;
  code: string | undefined;
}

/** Signs in, in two steps where the account asks for them. @throws Complaint; Refused in the desk's words */
async function signIn(url: string, { email, password, code }: Proof): Promise<string> {
  const first = await post(url, "identity.signIn", { email, password });
  if (first.step.next === "done") return first.cookie;
  if (!code)
    throw new Complaint("This account asks for a second step: put the code of its authenticator into DESK_CODE.");
  const { challenge } = first.step;
  return (await post(url, "identity.finishSignIn", { challenge, code })).cookie;
}

/** The typed client shows no headers, and here one is what it is about. */
async function post(url: string, path: string, input: object): Promise<{ step: SignInStep; cookie: string }> {
  const response = await fetch(`${url}/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-frontdesk": "1" },
    body: JSON.stringify(withOpId(input)),
  }).catch(() => {
    throw new Complaint(`The desk at ${url} can't be reached. Is it running? See: npm run desk -- doctor.`);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusalIn(answer);
  const { result } = answer as { result: { data: SignInStep } };
  const cookies = response.headers.getSetCookie().map((line) => line.slice(0, line.indexOf(";")));
  return { step: result.data, cookie: cookies.join("; ") };
}

function refusalIn(answer: unknown): Refused | Complaint {
  const { error } = (answer ?? {}) as { error?: { data?: { desk?: DeskErrorData } } };
  return error?.data?.desk
    ? new Refused(error.data.desk)
    : new Complaint("The desk does not let anybody sign in there.");
}
