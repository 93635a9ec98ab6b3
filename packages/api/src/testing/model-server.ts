import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";

/** A server that speaks as OpenAI's chat completions do, and does what a test tells it. */
export interface ModelServer extends AsyncDisposable {
  url: string;
  /** Streams these pieces from now on: the first at once, the others when told to go on. */
  write(pieces: string[]): void;
  goOn(): void;
  /** Answers with a status and nothing of sense. */
  refuse(status: number): void;
  /** Answers with one whole text again, and forgets what it was asked. */
  reset(): void;
  requests(): unknown[];
  keys(): (string | undefined)[];
}

/** Starts one on loopback. */
export async function startModelServer(): Promise<ModelServer> {
  let pieces: string[] | null = null;
  let refusal = 0;
  let requests: unknown[] = [];
  let keys: (string | undefined)[] = [];
  let waiting: (() => void)[] = [];

  const stream = async (response: ServerResponse, [first = "", ...rest]: string[]) => {
    const send = (content: string) =>
      response.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
    response.writeHead(200, { "content-type": "text/event-stream" });
    send(first);
    if (rest.length > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    for (const piece of rest) send(piece);
    response.end("data: [DONE]\n\n");
  };
  const server = createServer(async (request, response) => {
    requests.push(JSON.parse(await readText(request)));
    keys.push(request.headers.authorization);
    if (refusal > 0) response.writeHead(refusal, { "content-type": "application/json" }).end('{"error":"no"}');
    else if (pieces) await stream(response, pieces);
    else {
      const choices = [{ message: { content: "A whole answer." } }];
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ choices }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const goOn = () => {
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    write: (given) => {
      pieces = given;
    },
    goOn,
    refuse: (status) => {
      refusal = status;
    },
    reset: () => {
      goOn();
      [pieces, refusal, requests, keys] = [null, 0, [], []];
    },
    requests: () => requests,
    keys: () => keys,
    [Symbol.asyncDispose]: async () => {
      goOn();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
