import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { Duplex } from "node:stream";
import { serverFrame } from "../crowd/frames.ts";
import { serveAsPeer } from "./peer.ts";

// No server at all: frames made once, written to the sockets. What every other one adds to that is its own.

/** RFC 6455 §1.3. */
const magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const sockets = new Set<Duplex>();

const server = createServer().on("upgrade", ({ headers }, socket) => {
  const accept = createHash("sha1").update(`${headers["sec-websocket-key"]}${magic}`).digest("base64");
  const lines = ["Upgrade: websocket", "Connection: Upgrade", `Sec-WebSocket-Accept: ${accept}`];
  socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("\r\n")}\r\n\r\n`);
  sockets.add(socket);
  socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  socket.resume();
});

serveAsPeer(server, (events) => {
  for (const event of events) {
    const frame = serverFrame(Buffer.from(JSON.stringify(event)));
    for (const socket of sockets) socket.write(frame);
  }
});
