import type { IncomingMessage } from "node:http";
import { closeCodes } from "@frontdesk/contract";
import { getWSConnectionHandler, jsonEncoder } from "@trpc/server/adapters/ws";
import type { FastifyInstance } from "fastify";
import { type WebSocket, WebSocketServer } from "ws";
import type { CallContext } from "../call.ts";
import { DeskError } from "../desk-error.ts";
import { answerError } from "../errors.ts";
import { openFrameWires } from "../feed/lane.ts";
import type { AppRouter } from "../router.ts";
import { freshSecret } from "../secret.ts";
import type { Services } from "../services.ts";
import { cookieName } from "./cookie.ts";
import type { Door } from "./door.ts";
import { LiveConnection } from "./live-connection.ts";
import { logError } from "./log-error.ts";

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

/** How long a socket may take to say who it is, in milliseconds, unless told otherwise. */
const introductionMs = 5_000;

export interface SocketOptions {
  door: Door;
  router: AppRouter;
  finished: CallContext["finished"];
  introductionMs?: number | undefined;
}

/** Serves one accepted socket: its limits first (F4, F6), then tRPC; `introduced` hears that it said who it is. */
export function serveSocket(app: FastifyInstance, services: Services, options: SocketOptions) {
  const { door } = options;
  const wss = new WebSocketServer({ noServer: true });

  return (client: WebSocket, request: IncomingMessage, introduced: () => void) => {
    client.on("error", () => client.terminate());
    const silence = setTimeout(() => client.close(closeCodes.signedOut), options.introductionMs ?? introductionMs);
    let connection: LiveConnection | undefined;
    boundMessages(client, () => {
      if (connection) connection.flood();
      else client.close(closeCodes.tooManyMessages);
    });
    client.once("close", () => {
      clearTimeout(silence);
      connection?.leave();
    });

    // One for each socket: an encoder isn't told for whom it encodes. Frames pass by ws, which has nothing to add to one
    // that is ready: it writes its own in one go, and none is compressed.
    const { encoder, openWire } = openFrameWires(boundedEncoder, { socket: request.socket, client });
    const handle = getWSConnectionHandler({
      wss,
      router: options.router,
      keepAlive: { enabled: true, pingMs: 25_000, pongWaitMs: 10_000 },
      experimental_encoder: encoder,
      createContext: async ({ req, info }) => {
        // It has spoken. How long the database takes to know it is no silence of its own, and nobody is signed out for it.
        clearTimeout(silence);
        const opened = new LiveConnection(services, credentialsOf(app, services, req, info.connectionParams), {
          transport: "ws",
          bufferedBytes: () => client.bufferedAmount,
          openFrames: openWire,
          close: (code, reason) => client.close(code, reason),
        });
        connection = opened;
        // P9: a socket costs a place, so nobody holds one without a session, nor more than a session may.
        await opened.open().catch((error: unknown) => {
          client.close(closeCodeOf(error));
          throw answerError(error);
        });
        introduced();
        return {
          services,
          requestId: freshSecret().slice(0, 12),
          origin: { ip: door.addressOf(req), agent: req.headers["user-agent"]?.slice(0, 200) ?? null },
          authenticate: () => opened.authenticate(),
          cookie: null,
          finished: options.finished,
          receive: () => opened.receive(),
        };
      },
      onError: ({ error, path, ctx }) => logError(services.log, { error, path, requestId: ctx?.requestId ?? "" }),
    });
    handle(client, request);
  };
}

function closeCodeOf(error: unknown): number {
  const code = error instanceof DeskError ? error.code : null;
  if (code === "unauthenticated") return closeCodes.signedOut;
  return code === "limited" ? closeCodes.tooManyMessages : closeCodes.restarting;
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
function boundMessages(client: WebSocket, flooded: () => void): void {
  let count = 0;
  let windowEnds = 0;
  client.on("message", () => {
    const now = performance.now();
    if (now > windowEnds) {
      windowEnds = now + window.ms;
      count = 0;
    }
    count += 1;
    if (count <= window.messages) return;
    // A closing socket still reads until its peer agrees: what it says by then is nobody's business.
    client.removeAllListeners("message");
    flooded();
  });
}
