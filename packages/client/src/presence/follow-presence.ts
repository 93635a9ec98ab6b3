import type { PresenceFrame } from "@frontdesk/contract";
import { getUntypedClient, type TRPCClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Line } from "../line/line.ts";
import type { Told } from "./carry-presence.ts";

/** Follows who is here and at what, through every disconnect; each time the first frame tells all anew. */
export function followPresence<Router extends AnyRouter>(
  desk: { client: TRPCClient<Router>; line: Pick<Line, "state" | "watch"> },
  { onFrame, onLost }: Told,
): () => void {
  const unwatch = desk.line.watch(() => {
    if (desk.line.state().kind !== "open") onLost();
  });
  // Refused, it stays silent: the feed beside it says what there is to say.
  const subscription = getUntypedClient(desk.client).subscription(
    "presence.follow",
    {},
    { onData: (frame) => onFrame(frame as PresenceFrame), onError: onLost },
  );
  return () => {
    unwatch();
    subscription.unsubscribe();
  };
}
