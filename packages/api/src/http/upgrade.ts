import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import { WebSocketServer } from "ws";
import type { Services } from "../services.ts";
import { isOurs } from "./origin.ts";
import { type SocketOptions, serveSocket } from "./socket.ts";

const maxPayloadBytes = 256 * 1024;

/** Accepts sockets at /trpc, and refuses every other handshake with a 4xx or 503 before it costs anything (F1). */
export function serveSockets(
  app: FastifyInstance,
  services: Services,
  { maxSockets, ...options }: SocketOptions & { maxSockets: number },
): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxPayloadBytes, perMessageDeflate: false });
  const serve = serveSocket(app, services, options);
  sockets.on("connection", serve);

  app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const refusal = whyRefused(request, services, sockets.clients.size >= maxSockets);
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit("connection", client, request));
  });
  return sockets;
}

function whyRefused(request: IncomingMessage, services: Services, isFull: boolean): string | null {
  const url = request.url?.startsWith("/") ? URL.parse(request.url, "http://desk") : null;
  if (url?.host !== "desk" || request.httpVersion !== "1.1") return "400 Bad Request";
  if (url.pathname !== "/trpc") return "404 Not Found";
  if (!isOurs(request.headers, services)) return "403 Forbidden";
  return isFull ? "503 Service Unavailable" : null;
}
