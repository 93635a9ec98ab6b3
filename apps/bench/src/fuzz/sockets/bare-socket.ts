import { connect, type Socket } from "node:net";

/** A connection that says any bytes whatever, and remembers all that came back as text. */
export class BareSocket {
  readonly #socket: Socket;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  heard = "";
  isOver = false;
  #listeners = new Set<() => void>();

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#socket = connect(Number(port), hostname);
    this.#socket.on("error", () => {});
    this.#socket.on("data", (chunk) => {
      this.heard += chunk.toString("latin1");
      this.#tell();
    });
    this.ended = new Promise((resolve) =>
      this.#socket.once("close", () => {
        this.isOver = true;
        this.#tell();
        resolve();
      }),
    );
  }

  say(bytes: string | Buffer): void {
    if (!this.isOver) this.#socket.write(bytes);
  }

  /** Says that nothing more will come, and goes on listening. */
  halfClose(): void {
    this.#socket.end();
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Whether `isSo` came true in time; the end of the connection counts as the last word. */
  async until(isSo: () => boolean, withinMs: number): Promise<boolean> {
    if (isSo() || this.isOver) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const look = () => {
      if (isSo() || this.isOver) resolve(true);
    };
    this.#listeners.add(look);
    const timer = setTimeout(() => resolve(false), withinMs);
    const came = await promise;
    clearTimeout(timer);
    this.#listeners.delete(look);
    return came;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** What a handshake says, line by line. */
export interface Handshake {
  method: string;
  path: string;
  version: string;
  headers: [string, string][];
}

export function rightHandshake(url: string, extra: [string, string][] = []): Handshake {
  return {
    ...{ method: "GET", path: "/trpc?connectionParams=1", version: "HTTP/1.1" },
    headers: [
      ["Host", new URL(url).host],
      ["Origin", url],
      ["Connection", "Upgrade"],
      ["Upgrade", "websocket"],
      ["Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="],
      ["Sec-WebSocket-Version", "13"],
      ...extra,
    ],
  };
}

export function spoken({ method, path, version, headers }: Handshake): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} ${version}`, ...lines, "", ""].join("\r\n");
}
