import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo, Socket } from "node:net";
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

function refused(why: Refusal) {
  return new TRPCError({ code: "BAD_REQUEST", cause: Object.assign(new Error(), why) });
}

/** A real tRPC server over HTTP and WebSocket with a log in memory, for tests of what happens on the wire. */
export async function openSmallDesk() {
  const log: FeedEvent[] = [];
  const calls: { opId: string }[] = [];
  const asked: (string | null)[] = [];
  const requests: IncomingHttpHeaders[] = [];
  const streams = new Set<Socket>();
  let unavailable = 0;
  let broken = 0;
  let refusal: Refusal | null = null;
  let nextRefusal: Refusal | null = null;
  let misleading = 0;
  let wake = Promise.withResolvers<void>();

  const router = t.router({
    feed: t.router({
      follow: t.procedure
        .input((value) => value as { cursor?: string | null; lastEventId?: string })
        .subscription(async function* ({ input, signal }) {
          const cursor = input.lastEventId ?? input.cursor ?? null;
          asked.push(cursor);
          if (refusal) throw refused(refusal);
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
      /** Answers with its input. */
      page: t.procedure.input((value) => value as { cursor?: number; direction?: string }).query(({ input }) => input),
      add: t.procedure
        .input((value) => value as { opId: string })
        .mutation(({ input }) => {
          calls.push(input);
          if (unavailable-- > 0) throw refused({ code: "unavailable", reason: null });
          const why = nextRefusal;
          nextRefusal = null;
          if (why) throw refused(why);
          return { opId: input.opId };
        }),
      addOnce: t.procedure.mutation(() => {
        calls.push({ opId: "" });
        if (unavailable-- > 0) throw refused({ code: "unavailable", reason: null });
      }),
    }),
  });

  const trpc = createHTTPHandler({ router, basePath: "/trpc/" });
  const http = createServer((request, response) => {
    if (request.url === "/health") {
      response.end();
      return;
    }
    if (request.url === "/ready") {
      response.writeHead(unavailable > 0 ? 503 : 200).end();
      return;
    }
    requests.push(request.headers);
    if (request.url?.includes("feed.follow")) streams.add(request.socket);
    // The call takes effect, and its answer is lost.
    if (broken-- > 0)
      response.write = () => {
        request.socket.destroy();
        return false;
      };
    trpc(request, response);
  });
  const sockets = new WebSocketServer({ noServer: true });
  const connect = getWSConnectionHandler({ wss: sockets, router, keepAlive: { enabled: false } });
  let allowsSockets = true;
  http.on("upgrade", (request, socket, head) => {
    if (!allowsSockets) socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    else sockets.handleUpgrade(request, socket, head, (client) => connect(client, request));
  });
  const listen = (port: number) => new Promise<void>((done) => http.listen(port, "127.0.0.1", done));
  await listen(0);
  const { port } = http.address() as AddressInfo;

  async function stop() {
    for (const client of sockets.clients) client.terminate();
    const closed = new Promise((done) => http.close(done));
    http.closeAllConnections();
    await closed;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    router,
    stop,
    start: () => listen(port),
    /** The headers of each HTTP request. */
    requests,
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
    cut(code = 1012, reason = "") {
      for (const client of sockets.clients) client.close(code, reason);
    },
    cutStreams() {
      for (const stream of streams) stream.destroy();
      streams.clear();
    },
    failNext(times: number) {
      unavailable = times;
    },
    breakNext(times: number) {
      broken = times;
    },
    refuseNext(why: Refusal) {
      nextRefusal = why;
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
      if (http.listening) await stop();
    },
  };
}
