import { authenticate } from "../authenticate.ts";
import { appRouter } from "../router.ts";
import type { Caller } from "./callers.ts";
import type { TestDesk } from "./test-desk.ts";

/** The procedures as somebody may call them, without HTTP between: who calls is settled, and nothing has begun yet. */
export async function inProcess({ services, home }: TestDesk, { who }: Caller) {
  const credentials = { session: who?.sessionSecret ?? "", authorization: null, workspace: home.slug };
  const caller = await authenticate(services, credentials);
  return appRouter.createCaller({
    services,
    requestId: "test",
    origin: { ip: null, agent: null },
    authenticate: async () => caller,
    cookie: null,
    finished: () => {},
    receive: () => Promise.reject(new Error("Nobody listens.")),
  });
}
