import { EventEmitter, on } from "node:events";
import { createServer } from "node:http";
import type { FeedEvent } from "@frontdesk/contract";
import { initTRPC, tracked } from "@trpc/server";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { WebSocketServer } from "ws";
import { z } from "zod";
import { serveAsPeer } from "./peer.ts";

// tRPC's own adapter, with a subscription as its documentation writes one: listen, catch up, then yield what comes.

const emitter = new EventEmitter().setMaxListeners(0);
const history: FeedEvent[] = [];
const t = initTRPC.create();
const router = t.router({
  onEvent: t.procedure.input(z.object({ lastEventId: z.string().nullish() })).subscription(async function* ({
    input,
    signal,
  }) {
    const coming = on(emitter, "event", signal ? { signal } : {});
    if (input.lastEventId) {
      const last = Number(input.lastEventId);
      for (const event of history) if (event.seq > last) yield tracked(String(event.seq), event);
    }
    for await (const [event] of coming as AsyncIterable<[FeedEvent]>) yield tracked(String(event.seq), event);
  }),
});

const server = createServer();
const wss = new WebSocketServer({ server });
applyWSSHandler({ wss, router, keepAlive: { enabled: true, pingMs: 30_000, pongWaitMs: 5_000 } });

serveAsPeer(server, (events) => {
  for (const event of events) {
    history.push(event);
    emitter.emit("event", event);
  }
});
