import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Watches connections that have not asked for anything, such as those a browser opens ahead of need: Node counts them as
 * busy, so that a server that stops would wait for them. Returns the way to close them.
 */
export function watchSilentConnections(server: Server): () => void {
  const silent = new Set<Socket>();
  const speaks = ({ socket }: IncomingMessage) => silent.delete(socket);
  server.on("connection", (socket: Socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  server.on("request", speaks);
  server.on("upgrade", speaks);
  return () => {
    for (const socket of silent) socket.destroy();
  };
}
