import type { IncomingMessage } from "node:http";
import { closeCodes } from "@frontdesk/contract";
import { getWSConnectionHandler, jsonEncoder } from "@trpc/server/adapters/ws";
import type { FastifyInstance } from "fastify";
import { type WebSocket, WebSocketServer } from "ws";
import type { AppRouter } from "../router.ts";
import { freshSecret } from "../secret.ts";
import type { Services } from "../services.ts";
import { cookieName } from "./cookie.ts";
import { LiveConnection } from "./live-connection.ts";
import { logError } from "./log-error.ts";

const firstMessageMs = 5_000;
const batchMax = 10;
const window = { messages: 60, ms: 10_000 } as const;

// F3: the adapter runs every call of a frame, so a frame of many is refused where it is read.
const boundedEncoder = {
  encode: jsonEncoder.encode,
  decode: (frame: string | ArrayBuffer | Uint8Array) => {
    const calls = jsonEncoder.decode(frame);
    if (Array.isArray(calls) && calls.length > batchMax) throw new RangeError(`More than ${batchMax} calls in a frame`);
    return calls;
  },
};

/** Serves one accepted socket: its limits first (F4, F6), then tRPC. */
export function serveSocket(app: FastifyInstance, services: Services, router: AppRouter) {
  const connections = new WeakMap<WebSocket, LiveConnection>();
  const handle = getWSConnectionHandler({
    wss: new WebSocketServer({ noServer: true }),
    router,
    keepAlive: { enabled: true, pingMs: 25_000, pongWaitMs: 10_000 },
    experimental_encoder: boundedEncoder,
    createContext: ({ req, res: client, info }) => {
      const connection = new LiveConnection(services, credentialsOf(app, services, req, info.connectionParams), {
        bufferedBytes: () => client.bufferedAmount,
        close: (code) => client.close(code),
      });
      connections.set(client, connection);
      return {
        services,
        requestId: freshSecret().slice(0, 12),
        origin: { ip: req.socket.remoteAddress ?? null, agent: req.headers["user-agent"]?.slice(0, 200) ?? null },
        authenticate: () => connection.authenticate(),
        cookie: null,
        receive: () => connection.receive(),
      };
    },
    onError: ({ error, path, ctx }) => logError(services.log, { error, path, requestId: ctx?.requestId ?? "" }),
  });

  return (client: WebSocket, request: IncomingMessage) => {
    client.on("error", () => client.terminate());
    const silence = setTimeout(() => client.close(closeCodes.signedOut), firstMessageMs);
    boundMessages(client, () => clearTimeout(silence));
    client.once("close", () => {
      clearTimeout(silence);
      connections.get(client)?.leave();
    });
    handle(client, request);
  };
}

function credentialsOf(
  app: FastifyInstance,
  services: Services,
  request: IncomingMessage,
  given: Partial<Record<string, string>> | null,
) {
  const cookies = app.parseCookie(request.headers.cookie ?? "");
  return {
    session: cookies[cookieName(services.baseUrl)] ?? null,
    authorization: given?.authorization ?? request.headers.authorization ?? null,
    workspace: given?.workspace ?? null,
  };
}

// P9: at most 60 messages in 10 seconds.
function boundMessages(client: WebSocket, onFirst: () => void): void {
  let count = 0;
  let windowEnds = 0;
  client.once("message", onFirst);
  client.on("message", () => {
    const now = performance.now();
    if (now > windowEnds) {
      windowEnds = now + window.ms;
      count = 0;
    }
    count += 1;
    if (count > window.messages) client.close(closeCodes.tooManyMessages);
  });
}
