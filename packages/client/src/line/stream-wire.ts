import { httpSubscriptionLink, type Operation } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import type { Wire, WireEvents } from "./wire.ts";

interface StreamOptions {
  url: string;
  EventSource: typeof EventSource;
  /** After how long another stream takes the place of each. */
  renewMs?: number;
}

/**
 * Server-sent events for networks that let no WebSocket through: one stream per subscription. C3: the desk ends each within
 * a minute, since it is not told of readers that vanish; whoever is there has the next one go on before that.
 */
export function openStreamWire({ url, EventSource, renewMs = 45_000 }: StreamOptions, events: WireEvents): Wire {
  let isOver = false;
  const carry = httpSubscriptionLink<AnyRouter, typeof globalThis.EventSource>({ url, EventSource })({});

  function lose() {
    if (isOver) return;
    isOver = true;
    events.onLost({ code: null, retryAfterMs: null });
  }

  queueMicrotask(() => !isOver && events.onOpen());
  return {
    transport: "sse",
    carry: (op) =>
      observable((observer) => {
        let stream: Unsubscribable | undefined;
        let lastEventId: string | undefined;
        let turn = 0;

        function begin() {
          const former = stream;
          turn += 1;
          const own = turn;
          const isPresent = () => own === turn;
          stream = carry({ op: resumed(op, lastEventId), next: unreachable }).subscribe({
            next(envelope) {
              const { result } = envelope;
              if (!isPresent()) return;
              // EventSource would try again by itself, without jitter and without a word: the line does it instead.
              if (result.type === "state") return result.error ? lose() : undefined;
              events.onHeard();
              if ("id" in result && typeof result.id === "string") lastEventId = result.id;
              observer.next(envelope);
            },
            error: (error) => isPresent() && observer.error(error),
            complete: () => isPresent() && observer.complete(),
          });
          former?.unsubscribe();
        }

        begin();
        const renewal = setInterval(() => !isOver && begin(), renewMs);
        return () => {
          clearInterval(renewal);
          stream?.unsubscribe();
        };
      }),
    // The server pings, and the stream says when it no longer hears it.
    probe() {},
    close() {
      isOver = true;
    },
  };
}

/** The same subscription from its last tracked event on, as tRPC's own links ask for it. */
function resumed(op: Operation, lastEventId: string | undefined): Operation {
  return lastEventId === undefined ? op : { ...op, input: Object.assign({}, op.input, { lastEventId }) };
}

function unreachable(): never {
  throw new Error("A wire is the end of the chain of links.");
}
