import { connect, type Socket } from "node:net";
import type { Dialect } from "./dialect.ts";
import { clientFrame, opcodes, openFrameReader } from "./frames.ts";
import { marksIn } from "./mark.ts";

interface Options {
  port: number;
  dialect: Dialect;
  /** As a proxy tells it, where the server believes one. */
  address: string;
  onMark(mark: number): void;
  onClose(): void;
}

/** A WebSocket client that does no more than it must, so that it costs little: what is measured shares its machine. */
export class Subscriber {
  /** Resolves when it is subscribed. @throws Error when the server hangs up before */
  readonly subscribed: Promise<void>;
  readonly #socket: Socket;
  #lastFrame: Buffer | null = null;

  constructor({ port, dialect, address, onMark, onClose }: Options) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.subscribed = promise;
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.#socket = socket;
    let isIn = false;
    const enter = () => {
      isIn = true;
      resolve();
    };
    const read = openFrameReader(({ opcode, payload }) => {
      if (opcode === opcodes.ping) socket.write(clientFrame(payload, opcodes.pong));
      if (opcode === opcodes.close) socket.end();
      if (opcode !== opcodes.text) return;
      let marks = 0;
      for (const mark of marksIn(payload)) {
        onMark(mark);
        marks += 1;
      }
      if (marks > 0 || !isIn) this.#lastFrame = payload;
      if (marks > 0) return;
      const text = payload.toString();
      const answer = dialect.answerTo(text);
      if (answer !== null) socket.write(clientFrame(answer));
      if (!isIn && dialect.sign !== null && text.includes(dialect.sign)) enter();
      else if (text.includes('"error"')) socket.destroy(new Error(text));
    });

    let said = "";
    const shakeHands = (portion: Buffer) => {
      said += portion.toString("latin1");
      const end = said.indexOf("\r\n\r\n");
      if (end === -1) return;
      if (!said.startsWith("HTTP/1.1 101")) return socket.destroy(new Error(said.split("\r\n", 1)[0]));
      socket.off("data", shakeHands).on("data", read);
      for (const text of dialect.opening) socket.write(clientFrame(text));
      if (dialect.sign === null) enter();
      const early = Buffer.from(said.slice(end + 4), "latin1");
      if (early.length > 0) read(early);
    };
    socket.on("data", shakeHands);
    socket.on("error", reject);
    socket.on("close", () => {
      reject(new Error("The server hung up."));
      onClose();
    });
    socket.write(handshake(port, dialect.path, address));
  }

  /** The id of the last tracked event it was told, of a tRPC server; null of others. */
  lastEventId(): string | null {
    if (!this.#lastFrame) return null;
    try {
      const { result } = JSON.parse(this.#lastFrame.toString()) as { result?: { data?: { id?: string } } };
      return result?.data?.id ?? null;
    } catch {
      return null;
    }
  }

  /** Reads no more, and keeps the connection. */
  stall(): void {
    this.#socket.pause();
  }

  /** Goes as a lost network does: without a word. */
  drop(): void {
    this.#socket.resetAndDestroy();
  }
}

function handshake(port: number, path: string, address: string): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    `X-Forwarded-For: ${address}`,
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}
