import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { DeskErrorData, FeedBatch, FeedEvent } from "@frontdesk/contract";
import { initTRPC, TRPCError, tracked } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { getWSConnectionHandler } from "@trpc/server/adapters/ws";
import { WebSocketServer } from "ws";
import { reset } from "./events.ts";

type Refusal = Pick<DeskErrorData, "code" | "reason">;

const t = initTRPC.create({
  errorFormatter: ({ shape, error }) => ({ ...shape, data: { ...shape.data, desk: error.cause } }),
  sse: { ping: { enabled: true, intervalMs: 1000 } },
});

/** A real tRPC server over HTTP and WebSocket with a log in memory, for tests of what happens on the wire. */
export async function openSmallDesk() {
  const log: FeedEvent[] = [];
  const calls: { opId: string }[] = [];
  const asked: (string | null)[] = [];
  let unavailable = 0;
  let refusal: Refusal | null = null;
  let misleading = 0;
  let wake = Promise.withResolvers<void>();

  const router = t.router({
    feed: t.router({
      follow: t.procedure
        .input((value) => value as { cursor?: string | null; lastEventId?: string })
        .subscription(async function* ({ input, signal }) {
          const cursor = input.lastEventId ?? input.cursor ?? null;
          asked.push(cursor);
          if (refusal) throw new TRPCError({ code: "FORBIDDEN", cause: Object.assign(new Error(), refusal) });
          let seq = cursor === null ? log.length : Number(cursor.split(":")[1]);
          const at = (place: number) => `e:${place}`;
          if (cursor?.startsWith("e:") === false) {
            yield tracked(at(log.length), reset(cursor, at(log.length)));
            seq = log.length;
          } else yield tracked(at(seq), { from: at(seq), to: at(seq), events: [] } satisfies FeedBatch);
          while (!signal?.aborted) {
            const events = log.slice(seq);
            if (events.length > 0) {
              const to = seq + events.length;
              const from = misleading-- > 0 ? at(seq + 1) : at(seq);
              yield tracked(at(to), { from, to: at(to), events } satisfies FeedBatch);
              seq = to;
            } else await Promise.race([wake.promise, new Promise((done) => signal?.addEventListener("abort", done))]);
          }
        }),
    }),
    note: t.router({
      count: t.procedure.query(() => calls.length),
      add: t.procedure
        .input((value) => value as { opId: string })
        .mutation(({ input }) => {
          calls.push(input);
          if (unavailable-- > 0) throw new TRPCError({ code: "SERVICE_UNAVAILABLE" });
          return { opId: input.opId };
        }),
    }),
  });

  const trpc = createHTTPHandler({ router, basePath: "/trpc/" });
  const http = createServer((request, response) => {
    if (request.url === "/health") response.end();
    else trpc(request, response);
  });
  const sockets = new WebSocketServer({ noServer: true });
  const connect = getWSConnectionHandler({ wss: sockets, router, keepAlive: { enabled: false } });
  let allowsSockets = true;
  http.on("upgrade", (request, socket, head) => {
    if (!allowsSockets) socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    else sockets.handleUpgrade(request, socket, head, (client) => connect(client, request));
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    router,
    calls,
    /** The cursors that subscriptions came with. */
    asked,
    say(...events: FeedEvent[]) {
      log.push(...events);
      wake.resolve();
      wake = Promise.withResolvers();
    },
    get seq() {
      return log.length;
    },
    sockets: () => sockets.clients.size,
    cut(code = 1012) {
      for (const client of sockets.clients) client.close(code);
    },
    failNext(times: number) {
      unavailable = times;
    },
    mislead(times: number) {
      misleading = times;
    },
    refuseFeed(why: Refusal | null) {
      refusal = why;
    },
    allowSockets(allows: boolean) {
      allowsSockets = allows;
    },
    async [Symbol.asyncDispose]() {
      for (const client of sockets.clients) client.terminate();
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
}
