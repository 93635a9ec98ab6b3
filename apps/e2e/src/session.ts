import type { AppRouter } from "@frontdesk/api";
import { createDesk, type Desk, withOpId } from "@frontdesk/client";
import type { AtDesk } from "./people.ts";

interface Call {
  /** The desk's origin. */
  url: string;
  procedure: "identity.setUp" | "identity.signIn" | "invitation.accept";
  input: object;
}

/** Signs in without a page: the browser profile has the session from then on. @throws Error with the refusal */
export async function enter({ context }: AtDesk, { url, procedure, input }: Call): Promise<void> {
  const answer = await context.request.post(`${url}/trpc/${procedure}`, {
    headers: { "x-frontdesk": "1" },
    data: withOpId(input),
  });
  if (!answer.ok()) throw new Error(`${procedure}: ${await answer.text()}`);
}

/** Calls the desk with the session of a browser profile, about a workspace where one is named. */
export async function callerOf(
  { context }: AtDesk,
  { url, workspace }: { url: string; workspace?: string },
): Promise<Desk<AppRouter>["client"]> {
  const cookies = await context.cookies(url);
  const headers = { origin: url, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
  return createDesk<AppRouter>({ url, headers, ...(workspace && { workspace }) }).client;
}
