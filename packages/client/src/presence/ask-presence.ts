import type { Answer, PresenceFrame, Showing } from "@frontdesk/contract";
import { getUntypedClient, type TRPCClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { PresenceCarrier, Told } from "./carry-presence.ts";

/** The desk shows what it was told for a little longer. */
const askMs = 3_000;
const changedMs = 300;

/**
 * Carries presence by short questions, for browsers that get the feed as server-sent events: they have six connections
 * to a desk, which its pages share with everything else, and each subscription would hold one.
 */
export function askPresence<Router extends AnyRouter>(
  client: TRPCClient<Router>,
  { onFrame, onLost }: Told,
): PresenceCarrier {
  const untyped = getUntypedClient(client);
  let showing: Showing | null = null;
  let shownAt = 0;
  let isAsking = false;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask() {
    clearTimeout(timer);
    if (!showing || isAsking) return;
    const asked = showing;
    // Nobody says that a typing ended: it is over where it was not renewed.
    const told = Date.now() - shownAt > askMs ? withoutTyping(asked) : asked;
    isAsking = true;
    const answer = await untyped.query("presence.glance", told).catch(() => null);
    isAsking = false;
    if (isClosed) return;
    if (answer) onFrame((answer as Answer<PresenceFrame>).data);
    else onLost();
    timer = setTimeout(ask, showing === asked ? askMs : changedMs);
  }

  return {
    show(next) {
      shownAt = Date.now();
      if (JSON.stringify(next) === JSON.stringify(showing)) return;
      showing = next;
      void ask();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function withoutTyping({ looking, ...showing }: Showing): Showing {
  return { ...showing, looking: looking.map(({ conversationId }) => ({ conversationId, typing: null })) };
}
