import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface FreezableServer extends AsyncDisposable {
  /** The database's URL with this server in between. */
  readonly url: string;
  /** From now on nothing passes, in either direction, and no connection is closed: what a frozen machine looks like. */
  freeze(): void;
  /** Connections made from now on work; those that were frozen stay so. */
  thaw(): void;
}

/** Stands between the desk and its database, and can stop answering. */
export async function freezableServer(databaseUrl: string): Promise<FreezableServer> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let frozen = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      sockets.add(from);
      from.pipe(to).on("error", () => from.destroy());
      from.on("close", () => sockets.delete(from));
    }
    if (frozen) stall(near, far);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server got no port.");

  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.href,
    freeze: () => {
      frozen = true;
      stall(...sockets);
    },
    thaw: () => {
      frozen = false;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function stall(...sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.unpipe().pause();
}
