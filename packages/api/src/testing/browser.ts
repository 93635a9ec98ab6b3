import { createDesk, type Desk, withOpId } from "@frontdesk/client";
import type { DeskErrorData } from "@frontdesk/contract";
import type { AppRouter } from "../router.ts";

/** What came back of one call: its result, or the desk's refusal; and the cookie line where one was set. */
interface Answered {
  status: number;
  data: unknown;
  refusal: DeskErrorData | null;
  setCookie: string | null;
}

/** A browser before anyone signed in: it keeps the cookie that an answer sets, and sends it from then on. */
interface Browser {
  /** One mutation by plain HTTP, under a fresh `opId` where the input brings none. */
  mutate(path: string, input: object): Promise<Answered>;
  /** The cookie header that it sends now, the session first; empty before the first one was set. */
  cookie(): string;
  /** The typed client with the cookie of this moment. */
  client(workspace?: string): Desk<AppRouter>["client"];
}

export function openBrowser(url: string): Browser {
  const jar = new Map<string, string>();
  const header = () =>
    [...jar]
      .sort(([one], [other]) => one.length - other.length)
      .map(([name, value]) => `${name}=${value}`)
      .join("; ");
  return {
    mutate: async (path, input) => {
      const response = await fetch(`${url}/trpc/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-frontdesk": "1", cookie: header() },
        body: JSON.stringify("opId" in input ? input : withOpId(input)),
      });
      const lines = response.headers.getSetCookie();
      const setCookie = lines.find((line) => line.startsWith("frontdesk=")) ?? null;
      for (const line of lines) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar.set(name, value);
      }
      const { result, error } = (await response.json()) as {
        result?: { data: unknown };
        error?: { data: { desk: DeskErrorData } };
      };
      return { status: response.status, data: result?.data, refusal: error?.data.desk ?? null, setCookie };
    },
    cookie: header,
    client: (workspace) =>
      createDesk<AppRouter>({ url, headers: { cookie: header() }, ...(workspace && { workspace }) }).client,
  };
}
