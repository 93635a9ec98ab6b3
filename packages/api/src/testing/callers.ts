import { createDesk, type Desk } from "@frontdesk/client";
import type { AppRouter } from "../router.ts";
import type { Hired, Place } from "./people.ts";

/** The typed client as somebody; `desk` has the line beneath it, `who` is null for callers that are no member. */
export type Caller = Desk<AppRouter>["client"] & { desk: Desk<AppRouter>; who: Hired | null };

/** Opens clients of one server, and closes them all at the end. */
export function createCallers({ url, installationKey }: { url: string; installationKey: string }) {
  const opened: Desk<AppRouter>[] = [];

  const call = (
    options: { workspace?: string; authorization?: string; cookie?: string },
    who: Hired | null,
  ): Caller => {
    const { workspace, authorization, cookie } = options;
    const desk = createDesk<AppRouter>({
      url,
      ...(workspace ? { workspace } : {}),
      ...(authorization ? { authorization } : {}),
      ...(cookie ? { headers: { cookie } } : {}),
      WebSocket: socketWith(cookie, url),
    });
    opened.push(desk);
    return new Proxy(desk.client, {
      get: (client, key) => (key === "desk" ? desk : key === "who" ? who : Reflect.get(client, key)),
    }) as Caller;
  };

  return {
    /** Of the server that they call. */
    url,
    signedIn: (place: Place, who: Hired) =>
      call({ workspace: place.slug, cookie: `frontdesk=${who.sessionSecret}` }, who),
    anonymous: (place: Place) => call({ workspace: place.slug }, null),
    bearer: (place: Place, secret: string) => call({ workspace: place.slug, authorization: `Bearer ${secret}` }, null),
    installation: () => call({ authorization: `Installation ${installationKey}` }, null),
    close: () => {
      for (const desk of opened) desk.close();
    },
  };
}

/** A browser's socket: it sends the cookie and the origin by itself. */
function socketWith(cookie: string | undefined, origin: string): typeof WebSocket {
  return class BrowserSocket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { origin, ...(cookie ? { cookie } : {}) } });
    }
  };
}
