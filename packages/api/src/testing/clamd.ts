import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/** A clamd, as far as its INSTREAM command goes: it finds what holds the word VIRUS. */
export interface Clamd extends AsyncDisposable {
  address: { host: string; port: number };
  /** Stops or starts to listen, at the same port. */
  away(): Promise<void>;
  back(): Promise<void>;
  /** How many bytes each stream had that was looked at. */
  seen: number[];
}

/** Starts one. It takes streams of up to `mostBytes`. */
export async function startClamd({ mostBytes = 25 * 1024 * 1024 } = {}): Promise<Clamd> {
  const seen: number[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
    listen(socket, { mostBytes, seen });
  });
  const start = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const stop = async () => {
    for (const socket of open) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  await start(0);
  const { port } = server.address() as AddressInfo;
  return {
    address: { host: "127.0.0.1", port },
    seen,
    away: stop,
    back: () => start(port),
    [Symbol.asyncDispose]: stop,
  };
}

const command = "zINSTREAM\0";

function listen(socket: Socket, { mostBytes, seen }: { mostBytes: number; seen: number[] }): void {
  let heard = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    heard = Buffer.concat([heard, chunk]);
    const stream = streamIn(heard.subarray(command.length));
    if (heard.subarray(0, command.length).toString() !== command.slice(0, heard.length))
      socket.end("UNKNOWN COMMAND\0");
    else if (stream.bytes.length > mostBytes) socket.end("INSTREAM size limit exceeded. ERROR\0");
    else if (stream.isWhole) {
      seen.push(stream.bytes.length);
      socket.end(stream.bytes.includes("VIRUS") ? "stream: Some.Virus FOUND\0" : "stream: OK\0");
    }
  });
}

/** Chunks of a length in four bytes and as many bytes; the last one is empty. */
function streamIn(heard: Buffer): { bytes: Buffer; isWhole: boolean } {
  const chunks: Buffer[] = [];
  for (let at = 0; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return { bytes: Buffer.concat(chunks), isWhole: true };
    chunks.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { bytes: Buffer.concat(chunks), isWhole: false };
}
