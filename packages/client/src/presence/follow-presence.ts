import type { PresenceFrame } from "@frontdesk/contract";
import { getUntypedClient, type TRPCClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Unsubscribable } from "@trpc/server/observable";
import type { Line } from "../line/line.ts";
import type { Told } from "./carry-presence.ts";
import { isUnavailable, tryAgainMs } from "./outage.ts";

/** Follows who is here and at what, through every disconnect; each time the first frame tells all anew. */
export function followPresence<Router extends AnyRouter>(
  desk: { client: TRPCClient<Router>; line: Pick<Line, "state" | "watch"> },
  { onFrame, onLost }: Told,
): () => void {
  const unwatch = desk.line.watch(() => {
    if (desk.line.state().kind !== "open") onLost();
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let subscription = subscribe();

  function subscribe(): Unsubscribable {
    return getUntypedClient(desk.client).subscription(
      "presence.follow",
      {},
      {
        context: { isLossy: true },
        onData: (frame) => onFrame(frame as PresenceFrame),
        onError(error) {
          onLost();
          // Refused, it stays silent: the feed beside it says what there is to say.
          if (isUnavailable(error)) timer = setTimeout(() => (subscription = subscribe()), tryAgainMs());
        },
      },
    );
  }

  return () => {
    unwatch();
    clearTimeout(timer);
    subscription.unsubscribe();
  };
}
