import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { DeskError } from "./desk-error.ts";

/** Looks for viruses in what is to be kept. */
export interface Scanner {
  /** @throws invalid infected, or unscannable (more than the scanner takes); unavailable scanner_away */
  assertClean(bytes: Readable): Promise<void>;
}

interface Address {
  host: string;
  port: number;
}

const silenceMs = 30_000;
const mostAnswered = 4_096;
/** A little later than a bot would ask again by itself. */
const retryAfterMs = 60_000;

/** A scanner that is a clamd at this address, spoken to by its INSTREAM command (https://docs.clamav.net, clamd(8)). */
export function openScanner(address: Address): Scanner {
  return {
    assertClean: async (bytes) => {
      const verdict = await verdictOn(bytes, address).catch(() => {
        throw new DeskError("unavailable", "scanner_away", { retryAfterMs });
      });
      if (verdict === "stream: OK") return;
      if (verdict.endsWith(" FOUND")) throw new DeskError("invalid", "infected");
      if (verdict.includes("size limit exceeded")) throw new DeskError("invalid", "unscannable");
      throw new DeskError("unavailable", "scanner_away", { retryAfterMs });
    },
  };
}

async function verdictOn(bytes: Readable, { host, port }: Address): Promise<string> {
  const socket = connect({ host, port });
  const answer = readAnswer(socket);
  try {
    // A scanner that has heard enough answers and hangs up.
    await Promise.race([tell(socket, bytes).catch(() => answer), answer]);
    return await answer;
  } finally {
    socket.destroy();
    bytes.destroy();
  }
}

async function tell(socket: Socket, bytes: Readable): Promise<void> {
  await write(socket, Buffer.from("zINSTREAM\0"));
  for await (const chunk of bytes) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    await write(socket, Buffer.concat([length, chunk]));
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    socket.setTimeout(silenceMs, () => reject(new Error("the scanner is silent")));
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      if (answer.includes("\0")) resolve(answer.slice(0, answer.indexOf("\0")).trim());
      else if (answer.length > mostAnswered) reject(new Error("the scanner says too much"));
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the scanner hung up")));
  });
}
