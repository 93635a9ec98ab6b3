import type { Showing } from "@frontdesk/contract";
import { getUntypedClient, type TRPCClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Unsubscribable } from "@trpc/server/observable";
import type { PresenceCarrier } from "./carry-presence.ts";
import { isUnavailable, tryAgainMs } from "./outage.ts";

/** The desk counts what begins: it is told at once after a silence, and ever less often, and then the latest, without one. */
const rests = { shortestMs: 200, longestMs: 1_000 } as const;

/** Tells the desk what its member is at, for as long as it is open. */
export function showPresence<Router extends AnyRouter>(client: TRPCClient<Router>): PresenceCarrier {
  let shown: { text: string; subscription: Unsubscribable } | null = null;
  let next: Showing | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let restMs: number = rests.shortestMs;

  function tell() {
    const isOnTime = rest !== undefined;
    rest = undefined;
    if (!next) return;
    restMs = isOnTime ? Math.min(2 * restMs, rests.longestMs) : rests.shortestMs;
    const showing = next;
    next = null;
    const before = shown;
    const subscription = getUntypedClient(client).subscription("presence.show", showing, {
      // One takes over from the other, so that nobody sees their member leave and come.
      onData: () => before?.subscription.unsubscribe(),
      onError(error) {
        before?.subscription.unsubscribe();
        if (!isUnavailable(error) || shown?.subscription !== subscription) return;
        next ??= showing;
        clearTimeout(rest);
        rest = setTimeout(tell, tryAgainMs());
      },
      context: { isLossy: true },
    });
    shown = { text: JSON.stringify(showing), subscription };
    rest = setTimeout(tell, restMs);
  }

  return {
    show(showing) {
      const isRenewal = showing.looking.some(({ typing }) => typing !== null);
      if (!isRenewal && !next && shown?.text === JSON.stringify(showing)) return;
      next = showing;
      if (!rest) tell();
    },
    close() {
      clearTimeout(rest);
      next = null;
      shown?.subscription.unsubscribe();
    },
  };
}
