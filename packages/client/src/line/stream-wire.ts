import { httpSubscriptionLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import type { Wire, WireEvents } from "./wire.ts";

interface StreamOptions {
  url: string;
  EventSource: typeof EventSource;
}

/** Server-sent events for networks that let no WebSocket through: one stream per subscription. */
export function openStreamWire({ url, EventSource }: StreamOptions, events: WireEvents): Wire {
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
        const stream = carry({ op, next: unreachable }).subscribe({
          next(envelope) {
            const { result } = envelope;
            // EventSource would try again by itself, without jitter and without a word: the line does it instead.
            if (result.type === "state") return result.error ? lose() : undefined;
            events.onHeard();
            observer.next(envelope);
          },
          error: (error) => observer.error(error),
          complete: () => observer.complete(),
        });
        return () => stream.unsubscribe();
      }),
    // The server pings, and the stream says when it no longer hears it.
    probe() {},
    close() {
      isOver = true;
    },
  };
}

function unreachable(): never {
  throw new Error("A wire is the end of the chain of links.");
}
