import type { ServerResponse } from "node:http";
import type { ControlStage } from "./acts.ts";

const keepAliveMs = 15_000;

/** Streams every change as a server-sent event, until the listener leaves: a hint to read again, not the news itself. */
export function serveEvents({ world }: ControlStage, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(": listening\n\n");
  const stopListening = world.onChange((change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
  const keepAlive = setInterval(() => response.write(": still here\n\n"), keepAliveMs);
  response.on("close", () => {
    stopListening();
    clearInterval(keepAlive);
  });
}
