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
  /** The cookie header that it sends now; empty before the first one was set. */
  cookie(): string;
  /** The typed client with the cookie of this moment. */
  client(workspace?: string): Desk<AppRouter>["client"];
}

export function openBrowser(url: string): Browser {
  let cookie = "";
  return {
    mutate: async (path, input) => {
      const response = await fetch(`${url}/trpc/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-frontdesk": "1", cookie },
        body: JSON.stringify("opId" in input ? input : withOpId(input)),
      });
      const setCookie = response.headers.get("set-cookie");
      if (setCookie) cookie = setCookie.slice(0, setCookie.indexOf(";"));
      const { result, error } = (await response.json()) as {
        result?: { data: unknown };
        error?: { data: { desk: DeskErrorData } };
      };
      return { status: response.status, data: result?.data, refusal: error?.data.desk ?? null, setCookie };
    },
    cookie: () => cookie,
    client: (workspace) => createDesk<AppRouter>({ url, headers: { cookie }, ...(workspace && { workspace }) }).client,
  };
}
