import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../../../..", import.meta.url));

/** One that started and does not say so must not hold a test up, nor outlive it. */
const patienceMs = 30_000;

/** A process of the product, started by command, that a test may kill at any moment. */
export class Child implements AsyncDisposable {
  readonly #script: string;
  readonly #env: Record<string, string>;
  #process: ChildProcess | undefined;

  /** `script` is a path within the project. */
  constructor(script: string, env: Record<string, string>) {
    this.#script = script;
    this.#env = env;
  }

  /** Starts it and resolves once a line of its output holds `sign`. @throws where it ends without, after 30 s at the latest */
  async start(sign: string): Promise<void> {
    const child = spawn(process.execPath, [this.#script], {
      cwd: project,
      env: { PATH: process.env.PATH, ...this.#env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#process = child;
    const patience = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    try {
      for await (const line of createInterface({ input: child.stdout })) {
        if (!line.includes(sign)) continue;
        child.stdout.resume();
        return;
      }
    } finally {
      clearTimeout(patience);
    }
    throw new Error(`${this.#script} ended before it said "${sign}"`);
  }

  /** SIGKILL: it has no chance to put anything in order. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end("SIGTERM");
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
  }
}
