import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { cookieOf, endSessions } from "../session/index.ts";

/** Ends the caller's session, its live connections included, within two seconds (P8). Nobody may sign out too. */
export async function signOut(ctx: Opened): Promise<object> {
  const { services, origin, caller } = ctx;
  const cookie = cookieOf(ctx);
  const { signedIn } = caller;
  if (signedIn)
    await writeAcross({ services, origin, purpose: "sign-in" }, (crossing) =>
      endSessions(crossing, { userId: signedIn.userId, id: signedIn.sessionId }),
    );
  cookie.clear();
  return {};
}
