import type { AnyRouter } from "@trpc/server";
import { type ShareOptions, sharePresence } from "./share-presence.ts";
import { TabShowing } from "./tab-showing.ts";

/** What carries a tab's presence. */
export type OpenPresence = Pick<TabShowing, "look" | "type" | "stopTyping"> & {
  /** Whether this is the tab that holds the browser's connection. */
  lead(leads: boolean): void;
  close(): void;
};

/** Moves of the pointer are many: one is heard in this time. */
const stirMs = 10_000;

/** Shows what this tab's member is at, together with the browser's other tabs, and keeps its view of colleagues true. */
export function openPresence<Router extends AnyRouter>(options: ShareOptions<Router>): OpenPresence {
  const shared = sharePresence(options);
  const showing = new TabShowing(shared.show);
  const unwatch = watchPage(showing, shared.close);
  shared.show(showing.current());
  return {
    look: (conversationId) => showing.look(conversationId),
    type: (conversationId, typingFor) => showing.type(conversationId, typingFor),
    stopTyping: (conversationId) => showing.stopTyping(conversationId),
    lead: shared.lead,
    close() {
      unwatch();
      showing.close();
      shared.close();
    },
  };
}

function watchPage(showing: TabShowing, onGone: () => void): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  let stirredAt = Date.now();
  const stir = () => {
    if (Date.now() - stirredAt < stirMs) return;
    stirredAt = Date.now();
    showing.stir();
  };
  for (const kind of ["pointerdown", "pointermove", "keydown", "wheel"])
    addEventListener(kind, stir, { signal, passive: true });
  const turn = () => {
    const isSeen = document.visibilityState === "visible";
    showing.turn(isSeen);
    if (isSeen) stir();
  };
  document.addEventListener("visibilitychange", turn, { signal });
  turn();
  // One that may come back goes on by itself.
  addEventListener("pagehide", ({ persisted }) => persisted || onGone(), { signal });
  return () => watching.abort();
}
