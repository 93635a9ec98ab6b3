import { once } from "node:events";
import { createServer } from "node:net";

/** A port of the loopback that nobody listens on just now. */
export async function freePort(): Promise<number> {
  await using server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
