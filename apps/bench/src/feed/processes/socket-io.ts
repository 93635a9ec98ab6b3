import { createServer } from "node:http";
import { Server } from "socket.io";
import { serveAsPeer } from "./peer.ts";

// Socket.IO as its documentation broadcasts.

const server = createServer();
const io = new Server(server, { serveClient: false });

serveAsPeer(server, (events) => {
  for (const event of events) io.emit("event", event);
});
