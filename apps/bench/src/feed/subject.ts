import { fork } from "node:child_process";
import { once } from "node:events";
import { machineMs } from "./crowd/commands.ts";
import type { Manner } from "./crowd/dialect.ts";
import { watchInspector } from "./inspector-url.ts";
import { eventOf } from "./sample-event.ts";

export interface Batch {
  /** The number of the first event; the others follow it. */
  first: number;
  count: number;
  /** The length of what fills an event up, where it is not the usual. */
  noteBytes?: number;
}

/** A server that delivers events, as a process of its own. */
export interface Subject extends AsyncDisposable {
  name: SubjectName;
  pid: number;
  port: number;
  manner: Manner;
  /** Where its inspector listens; empty unless it was started with one. */
  inspectorUrl: string;
  /** Secrets of those who subscribe, eight connections each; none where nobody asks. */
  tokens: string[];
  /** Gives it events in one go; resolves with the moment at which it had all it needs to deliver them. */
  publish(batch: Batch): Promise<number>;
}

export type SubjectName = "frontdesk" | PeerName;
export type PeerName = "stock tRPC" | "socket.io" | "plain ws" | "raw frames";

const peers: Record<PeerName, { file: string; manner: Manner }> = {
  "stock tRPC": { file: "stock", manner: { speaks: "trpc", procedure: "onEvent" } },
  "socket.io": { file: "socket-io", manner: { speaks: "socket-io" } },
  "plain ws": { file: "plain-ws", manner: { speaks: "plain" } },
  "raw frames": { file: "floor", manner: { speaks: "plain" } },
};

/** Starts a peer; `execArgv` goes to its Node. */
export async function startPeer(name: PeerName, execArgv: string[] = []): Promise<Subject> {
  const { file, manner } = peers[name];
  const child = fork(new URL(`processes/${file}.ts`, import.meta.url), {
    execArgv,
    stdio: ["ignore", "inherit", "pipe", "ipc"],
  });
  const inspector = watchInspector(child.stderr);
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return {
    ...{ name, port, manner, pid: child.pid ?? 0, inspectorUrl: inspector.url(), tokens: [] },
    publish: async ({ first, count, noteBytes }) => {
      const events = Array.from({ length: count }, (_, index) => eventOf(first + index, noteBytes));
      const givenAt = machineMs();
      child.send({ events });
      return givenAt;
    },
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
