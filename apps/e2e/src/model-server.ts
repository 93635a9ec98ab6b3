import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";

/** A provider of suggestions that streams one answer to everything, and keeps what it was asked. */
export interface ModelServer extends AsyncDisposable {
  url: string;
  asked(): string[];
}

/** Starts one on loopback. */
export async function startModelServer(pieces: readonly string[]): Promise<ModelServer> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    asked.push(await readText(request));
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const content of pieces) response.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
    response.end("data: [DONE]\n\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
