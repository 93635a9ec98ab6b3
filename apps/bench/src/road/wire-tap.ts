import { once } from "node:events";
import { createServer, connect as dial, type Socket } from "node:net";
import { createStatementReader, type Statement } from "./statement-reader.ts";

/** A relay before a database that notes what its clients send. */
export interface WireTap extends AsyncDisposable {
  /** The database's address by way of the relay. */
  url: string;
  /** What was sent since this was last asked, one list per transaction, each from its begin to its commit. */
  transactions(): Statement[][];
}

/** Relays to the PostgreSQL at `url`, and reads the statements on the way. */
export async function openWireTap(url: string): Promise<WireTap> {
  const target = new URL(url);
  const noted: Statement[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(Number(target.port), target.hostname);
    let transaction: Statement[] = [];
    const read = createStatementReader((statement) => {
      if (/^begin/i.test(statement.text)) {
        transaction = [];
        noted.push(transaction);
      }
      transaction.push(statement);
    });
    for (const socket of [client, upstream]) sockets.add(socket.on("error", () => socket.destroy()));
    client.on("data", read).pipe(upstream);
    upstream.pipe(client);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const tapped = new URL(url);
  tapped.port = String(typeof address === "object" && address ? address.port : 0);

  return {
    url: tapped.href,
    transactions: () => noted.splice(0),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
