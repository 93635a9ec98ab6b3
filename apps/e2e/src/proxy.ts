import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

/** A proxy before the desk, as a company or a hotel has one; it passes on whatever Host it was asked for. */
export interface NarrowProxy extends AsyncDisposable {
  url: string;
  /** Whether it lets WebSockets through; at first it does not. */
  letsSocketsThrough: boolean;
}

/** Starts a proxy that knows HTTP only, and answers a wish to upgrade as if it were none. */
export async function startProxy(target: string): Promise<NarrowProxy> {
  const forward = ({ method, url, headers }: IncomingMessage) =>
    request(new URL(url ?? "/", target), { method, headers });
  const server = createServer((asked, answer) => {
    const onward = forward(asked);
    onward.on("response", (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      answer.flushHeaders();
      given.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  });
  const proxy: NarrowProxy = {
    url: "",
    letsSocketsThrough: false,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on("upgrade", (asked: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    if (!proxy.letsSocketsThrough) return socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    const onward = forward(asked);
    onward.on("upgrade", (given, desk) => {
      const lines = given.rawHeaders.flatMap((name, index, all) => (index % 2 ? [] : [`${name}: ${all[index + 1]}`]));
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("\r\n")}\r\n\r\n`);
      desk.on("error", () => socket.destroy());
      socket.on("close", () => desk.destroy());
      desk.write(head);
      desk.pipe(socket).pipe(desk);
    });
    onward.on("error", () => socket.destroy());
    onward.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}
