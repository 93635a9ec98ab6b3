import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Update } from "../bot-api/objects.ts";

/** A delivery that arrived. */
export interface Delivery {
  headers: IncomingHttpHeaders;
  update: Update;
}

/** What to answer; 200 with an empty body when left out. */
export interface EndpointAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: object;
}

/** A bot's webhook, as far as a test needs one. */
export interface Endpoint extends AsyncDisposable {
  url: string;
  /** In order of arrival. */
  deliveries: Delivery[];
  /** The most that were under way at once. */
  readonly concurrency: number;
}

/** Opens an endpoint that answers each delivery as `answer` says. */
export async function openEndpoint(
  answer: (delivery: Delivery, at: number) => EndpointAnswer | Promise<EndpointAnswer> = () => ({}),
): Promise<Endpoint> {
  const deliveries: Delivery[] = [];
  let underWay = 0;
  let concurrency = 0;
  const server = createServer(async (request, response) => {
    concurrency = Math.max(concurrency, ++underWay);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const delivery = { headers: request.headers, update: JSON.parse(Buffer.concat(chunks).toString()) as Update };
    deliveries.push(delivery);
    const { status = 200, headers = {}, body } = await answer(delivery, deliveries.length);
    underWay--;
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body ? JSON.stringify(body) : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    deliveries,
    get concurrency() {
      return concurrency;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
