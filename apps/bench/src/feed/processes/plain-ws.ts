import { createServer } from "node:http";
import type { FeedEvent } from "@frontdesk/contract";
import { WebSocketServer } from "ws";
import { serveAsPeer } from "./peer.ts";

// ws as its documentation broadcasts, with each event made into one buffer that all clients share.

const server = createServer();
const sockets = new WebSocketServer({ server });
const history: FeedEvent[] = [];

sockets.on("connection", (client, request) => {
  client.on("error", () => client.terminate());
  const after = new URL(request.url ?? "/", "http://peer").searchParams.get("after");
  if (after) for (const event of history) if (event.seq > Number(after)) client.send(JSON.stringify(event));
});

serveAsPeer(server, (events) => {
  for (const event of events) {
    history.push(event);
    const message = Buffer.from(JSON.stringify(event));
    for (const client of sockets.clients)
      if (client.readyState === client.OPEN) client.send(message, { binary: false });
  }
});
