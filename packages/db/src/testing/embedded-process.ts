import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../embedded/main.ts", import.meta.url));

/** What the process said when it was ready. */
interface Ready {
  readonly ready: true;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

export interface EmbeddedProcess extends AsyncDisposable {
  readonly pid: number;
  /** Resolves with its first line. */
  readonly ready: Promise<Ready>;
  /** Resolves when it has ended. */
  readonly ended: Promise<{ code: number | null; stderr: string }>;
  kill(signal: NodeJS.Signals): void;
  /** Ends the IPC channel, as the death of a supervisor does. */
  disconnect(): void;
}

/** Runs `embedded/main.ts` on the data in `dir`, as the supervisor does; `prefix` is put before node. */
export function embeddedProcess(dir: string, prefix: readonly string[] = []): EmbeddedProcess {
  const [command = process.execPath, ...rest] = [...prefix, process.execPath, MAIN];
  const child = spawn(command, rest, {
    env: { PATH: process.env.PATH, FRONTDESK_DATA: dir },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("The process has no output to read.");
  // "close" never comes once the channel is cut, hence exit and the end of what it said.
  const ended = Promise.all([once(child, "exit"), text(stderr)]).then(([[code], said]) => ({ code, stderr: said }));
  const ready = new Promise<Ready>((resolve, reject) => {
    createInterface(stdout).once("line", (line) => resolve(JSON.parse(line)));
    void ended.then((end) => reject(new Error(`The embedded database ended: ${end.stderr}`)));
  });
  // Some tests only care how it ended.
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    ready,
    ended,
    kill: (signal) => void child.kill(signal),
    disconnect: () => child.disconnect(),
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
