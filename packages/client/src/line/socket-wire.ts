import { waitOfFarewell } from "@frontdesk/contract";
import { createWSClient, wsLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { type KeepAlive, keepAlive } from "./keep-alive.ts";
import type { Wire, WireEvents } from "./wire.ts";

interface SocketOptions {
  url: string;
  connectionParams: Record<string, string>;
  WebSocket?: typeof WebSocket | undefined;
}

const openingMs = 10_000;

/**
 * One WebSocket with tRPC's client on it. The client's own reconnection is never used: it can't be hurried, and a
 * late close event of an old socket makes it drop the new one.
 */
export function openSocketWire({ url, connectionParams, WebSocket }: SocketOptions, events: WireEvents): Wire {
  let isOver = false;
  let closeCode: number | null = null;
  let retryAfterMs: number | null = null;
  let alive: KeepAlive | undefined;

  const client = createWSClient({
    url,
    connectionParams,
    ...(WebSocket ? { WebSocket } : {}),
    retryDelayMs: () => 0,
    onOpen,
    onClose: (cause) => {
      closeCode = cause?.code ?? null;
      // tRPC hands the whole close event on, and types its code only.
      if (cause && "reason" in cause) retryAfterMs = waitOfFarewell(String(cause.reason));
    },
  });
  const opening = setTimeout(lose, openingMs);
  const carry = wsLink<AnyRouter>({ client })({});
  // Whatever goes wrong, from a refused handshake to the server's wish that clients reconnect, ends in this state.
  const trouble = client.connectionState.subscribe({ next: ({ error }) => error && lose() });

  function onOpen() {
    clearTimeout(opening);
    const socket = client.connection?.ws;
    if (isOver || !socket) return;
    const watch = keepAlive({ ping: () => socket.send("PING"), onDead: lose });
    socket.addEventListener("message", () => {
      if (isOver) return;
      watch.heard();
      events.onHeard();
    });
    alive = watch;
    events.onOpen();
  }

  function lose() {
    if (isOver) return;
    isOver = true;
    events.onLost({ code: closeCode, retryAfterMs });
    discard();
  }

  function discard() {
    isOver = true;
    clearTimeout(opening);
    alive?.stop();
    trouble.unsubscribe();
    const socket = client.connection?.ws;
    client.close().catch(() => {});
    // The client waits for a handshake that may never end.
    socket?.close();
  }

  return {
    transport: "ws",
    carry: (op) => carry({ op, next: unreachable }),
    probe: () => alive?.probe(),
    close: () => !isOver && discard(),
  };
}

function unreachable(): never {
  throw new Error("A wire is the end of the chain of links.");
}
