import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import type { Service } from "./compose.ts";
import { type Image, pathIn } from "./image.ts";

/** A process of the image as Compose would run it: the service's command, environment and nothing else. */
export class Container implements AsyncDisposable {
  readonly #image: Image;
  readonly #env: Record<string, string>;
  readonly #test: string[];
  readonly #child: ChildProcess;
  #said = "";

  constructor(image: Image, { command, environment, healthcheck }: Service) {
    this.#image = image;
    this.#env = { ...image.env, ...environment };
    this.#test = healthcheck.test.slice(1);
    const [file = "", ...args] = asUser(image.uid, command ?? image.command);
    this.#child = spawn(file, args, { cwd: pathIn(image, "."), env: this.#env, stdio: ["ignore", "pipe", "pipe"] });
    for (const output of [this.#child.stdout, this.#child.stderr])
      output?.on("data", (chunk: Buffer) => (this.#said += chunk));
  }

  get output(): string {
    return this.#said;
  }

  /** Runs the health check inside, once. @throws Error with the output of a process that has ended */
  isHealthy(): boolean {
    if (this.#child.exitCode !== null) throw new Error(`It ended with ${this.#child.exitCode}:\n${this.#said}`);
    const [file = "", ...args] = asUser(this.#image.uid, this.#test);
    return spawnSync(file, args, { cwd: pathIn(this.#image, "."), env: this.#env }).status === 0;
  }

  /** Ends it as `docker stop` does. Resolves with its exit code. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const exit = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    const [code] = await exit;
    return code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** Without root's rights there is no other user to become, and nothing to drop. */
function asUser(uid: number, command: string[]): string[] {
  if (process.getuid?.() !== 0) return command;
  const dropped = ["--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"];
  return ["setpriv", `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", ...dropped, ...command];
}
