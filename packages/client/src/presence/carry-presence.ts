import type { PresenceFrame, Showing } from "@frontdesk/contract";
import type { TRPCClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Line } from "../line/line.ts";
import { askPresence } from "./ask-presence.ts";
import { followPresence } from "./follow-presence.ts";
import { showPresence } from "./show-presence.ts";

/** What is told of colleagues. */
export interface Told {
  onFrame(frame: PresenceFrame): void;
  /** The desk is out of reach: what passes by meanwhile is not told. */
  onLost(): void;
}

/** What carries presence to the desk and from it. */
export interface PresenceCarrier {
  /** Shows this from now on; the same again only renews what is being typed. */
  show(showing: Showing): void;
  close(): void;
}

interface Carry<Router extends AnyRouter> {
  client: TRPCClient<Router>;
  line: Pick<Line, "state" | "watch">;
}

/** Carries presence over the browser's one socket, or by questions where there are only streams; whichever it is now. */
export function carryPresence<Router extends AnyRouter>({ client, line }: Carry<Router>, told: Told): PresenceCarrier {
  let showing: Showing | null = null;
  let byQuestions = isByStreams();
  let carrier = open();
  const unwatch = line.watch(() => {
    if (isByStreams() === byQuestions) return;
    byQuestions = !byQuestions;
    carrier.close();
    carrier = open();
    if (showing) carrier.show(showing);
  });

  function isByStreams(): boolean {
    return line.state().transport === "sse";
  }

  function open(): PresenceCarrier {
    return byQuestions ? askPresence(client, told) : subscribe();
  }

  function subscribe(): PresenceCarrier {
    const unfollow = followPresence({ client, line }, told);
    const { show, close } = showPresence(client);
    return {
      show,
      close() {
        unfollow();
        close();
      },
    };
  }

  return {
    show(next) {
      showing = next;
      carrier.show(next);
    },
    close() {
      unwatch();
      carrier.close();
    },
  };
}
