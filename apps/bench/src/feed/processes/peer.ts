import type { Server } from "node:http";
import type { FeedEvent } from "@frontdesk/contract";

/** What a peer is told to send, as its application would have it. */
export interface Told {
  events: FeedEvent[];
}

/** Lets a peer listen on a free port of the loopback, says which, and hands it the events it is told. */
export function serveAsPeer(server: Server, onEvents: (events: FeedEvent[]) => void): void {
  process.on("message", ({ events }: Told) => onEvents(events));
  process.once("disconnect", () => process.exit(0));
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 }, () => {
    const address = server.address();
    process.send?.({ port: typeof address === "object" ? address?.port : 0 });
  });
}
