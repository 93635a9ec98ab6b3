import { useMemo, useSyncExternalStore } from "react";
import type { LiveState } from "../feed/live-state.ts";
import type { Outgoing } from "../outgoing/outgoing.ts";
import { useLiveDesk } from "./desk-context.ts";

/** How the screen's data stands, as the live mark says it, and the button that ends a wait. */
export function useLive(): LiveState & { retryNow(): void } {
  const { live, retryNow } = useLiveDesk();
  const state = useSyncExternalStore(live.watch, live.state);
  return useMemo(() => ({ ...state, retryNow }), [state, retryNow]);
}

/** A conversation's messages that the desk doesn't have yet, oldest first, and what may be done with them. */
export function useOutgoing(conversationId: string) {
  const { outgoing } = useLiveDesk();
  const all = useSyncExternalStore(outgoing.watch, outgoing.all);
  return useMemo(
    () => ({
      rows: all.filter((one) => one.conversationId === conversationId) as readonly Outgoing[],
      /** Shows the message at once, and sends it when its turn comes. */
      send: (text: string) => outgoing.add({ conversationId, text }),
      retry: (opId: string) => outgoing.retry(opId),
      discard: (opId: string) => outgoing.discard(opId),
    }),
    [all, conversationId, outgoing],
  );
}
