import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import { WebSocketServer } from "ws";
import type { Services } from "../services.ts";
import { type Door, retryAfterOf } from "./door.ts";
import { isOurs } from "./origin.ts";
import { type SocketOptions, serveSocket } from "./socket.ts";

const maxPayloadBytes = 256 * 1024;

/** Accepts sockets at /trpc, and refuses every other handshake with a 4xx or 503 before it costs anything (F1). */
export function serveSockets(app: FastifyInstance, services: Services, options: SocketOptions): WebSocketServer {
  const { door } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxPayloadBytes, perMessageDeflate: false });
  const serve = serveSocket(app, services, options);

  app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const refuse = (why: string) =>
      socket.end(`HTTP/1.1 ${why}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
    const accept = async () => {
      const refusal = whyRefused(request, services) ?? (await tooManyRequests(request, door));
      if (refusal) return refuse(refusal);
      const introduced = admit(request, socket, door);
      if (!introduced) return refuse("503 Service Unavailable");
      sockets.handleUpgrade(request, socket, head, (client) => serve(client, request, introduced));
    };
    accept().catch((error: unknown) => {
      services.log.error({ err: error }, "a handshake failed");
      refuse("503 Service Unavailable");
    });
  });
  return sockets;
}

// Its place is free again when the connection ends, however far the handshake came.
function admit(request: IncomingMessage, socket: Duplex, { places, admitSilent }: Door): (() => void) | null {
  if (socket.destroyed) return null;
  const speaks = admitSilent(request);
  const leave = speaks && places.take();
  if (!leave) {
    speaks?.();
    return null;
  }
  socket.once("close", () => {
    speaks();
    leave();
  });
  return speaks;
}

async function tooManyRequests(request: IncomingMessage, door: Door): Promise<string | null> {
  const waitMs = await door.spend(request);
  return waitMs > 0 ? `429 Too Many Requests\r\nRetry-After: ${retryAfterOf(waitMs)}` : null;
}

function whyRefused(request: IncomingMessage, services: Services): string | null {
  const url = request.url?.startsWith("/") ? URL.parse(request.url, "http://desk") : null;
  if (url?.host !== "desk" || request.httpVersion !== "1.1") return "400 Bad Request";
  if (url.pathname !== "/trpc") return "404 Not Found";
  return isOurs(request.headers, services) ? null : "403 Forbidden";
}
