import { WebSocket } from "ws";

/** A socket that says whatever a test wants, and remembers what it was told. */
export interface RawSocket {
  /** Resolves once it is open. */
  opened: Promise<void>;
  /** Resolves with the close code; 1006 for a connection that just ended. */
  closed: Promise<number>;
  /** Resolves with the reason that the close gave. */
  reason: Promise<string>;
  frames: unknown[];
  say(frame: unknown): void;
  sayBytes(bytes: string | Buffer): void;
  /** Stops reading, as a frozen reader does, or reads on. */
  pause(): void;
  resume(): void;
  close(): void;
}

interface RawSocketOptions {
  url: string;
  cookie?: string;
  workspace?: string;
  /** False to keep quiet about who calls. */
  introduces?: boolean;
}

export function openRawSocket({ url, cookie, workspace = "home", introduces = true }: RawSocketOptions): RawSocket {
  const address = `${url.replace(/^http/, "ws")}/trpc?connectionParams=1`;
  const socket = new WebSocket(address, { headers: { origin: url, ...(cookie ? { cookie } : {}) } });
  const frames: unknown[] = [];
  const opened = new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  // Whoever only waits for the end does not mind how it came.
  opened.catch(() => {});
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  const reason = new Promise<string>((resolve) => socket.once("close", (_code, said) => resolve(said.toString())));
  socket.on("message", (data: Buffer) => {
    const text = data.toString();
    frames.push(text === "PING" || text === "PONG" ? text : JSON.parse(text));
  });
  const say = (frame: unknown) => socket.send(JSON.stringify(frame));
  if (introduces) void opened.then(() => say({ method: "connectionParams", data: { workspace } })).catch(() => {});
  return {
    opened,
    closed,
    reason,
    frames,
    say,
    sayBytes: (bytes) => socket.send(bytes),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => socket.terminate(),
  };
}

/** A subscription to the feed, as the protocol has it. */
export function followFrame(id: number, cursor: string | null = null) {
  return { id, method: "subscription", params: { path: "feed.follow", input: { cursor } } };
}

/** One query, as the protocol has it. */
export function queryFrame(id: number, path = "conversation.counts") {
  return { id, method: "query", params: { path } };
}
