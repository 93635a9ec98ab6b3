import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/**
 * @typedef {object} Command
 * @property {string} name
 * @property {string[]} args of Node
 * @property {() => NodeJS.ProcessEnv} env asked at every start
 * @property {string} [cwd]
 * @property {(line: string) => void} onLine both outputs, line by line
 * @property {(child: { name: string, pid: number }) => void} [onStart]
 * @property {() => void} [onEnd] called when it ended without being told to
 *
 * @typedef {{ firstMs: number, longestMs: number, steadyMs: number }} BackOff
 */

/** Restarts after 0.2 s, doubling to 10 s; 30 s of life begin anew. @type {BackOff} */
const usualBackOff = { firstMs: 200, longestMs: 10_000, steadyMs: 30_000 };

/** One Node process that is kept running until it is told to stop. */
export class Supervised {
  #command;
  #backOff;
  #child;
  #delayMs;
  #isStopping = false;
  /** @type {NodeJS.Timeout | undefined} */
  #pending;

  /**
   * Starts it, in a process group of its own: Ctrl-C at the terminal then reaches only the supervisor,
   * and the order of stopping stays ours.
   * @param {Command} command
   * @param {BackOff} [backOff]
   */
  constructor(command, backOff = usualBackOff) {
    this.#command = command;
    this.#backOff = backOff;
    this.#delayMs = backOff.firstMs;
    this.#child = this.#start();
  }

  /** Asks it to end, so that it starts again with a fresh environment. */
  restart() {
    signalGroup(this.#child.pid, "SIGTERM");
  }

  /**
   * Ends it for good: politely, and by force after the grace.
   * @param {number} graceMs
   */
  async stop(graceMs) {
    this.#giveUp();
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    const force = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
    signalGroup(pid, "SIGTERM");
    await once(this.#child, "exit");
    clearTimeout(force);
  }

  /** Ends it and what it started, at once. */
  kill() {
    this.#giveUp();
    signalGroup(this.#child.pid, "SIGKILL");
  }

  #start() {
    const { name, args, env, cwd, onLine, onStart } = this.#command;
    const startedAt = performance.now();
    const child = spawn(process.execPath, args, {
      cwd,
      env: env(),
      // The channel tells the child when its supervisor is gone, however that ended.
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: true,
    });
    for (const output of [child.stdout, child.stderr]) if (output) createInterface(output).on("line", onLine);
    if (child.pid === undefined) child.once("error", (error) => this.#ended(error.message, 0));
    else onStart?.({ name, pid: child.pid });
    child.once("exit", (code, signal) => this.#ended(signal ?? `exit ${code}`, performance.now() - startedAt));
    return child;
  }

  /**
   * @param {string} how
   * @param {number} livedMs
   */
  #ended(how, livedMs) {
    if (!this.#isStopping) this.#command.onEnd?.();
    if (this.#isStopping) return;

    if (livedMs >= this.#backOff.steadyMs) this.#delayMs = this.#backOff.firstMs;
    this.#command.onLine(`ended (${how}), starts again in ${this.#delayMs / 1000} s`);
    this.#pending = setTimeout(() => {
      this.#child = this.#start();
    }, this.#delayMs);
    this.#delayMs = Math.min(this.#delayMs * 2, this.#backOff.longestMs);
  }

  #giveUp() {
    this.#isStopping = true;
    clearTimeout(this.#pending);
  }
}

/**
 * Signals a whole process group; one that is gone already is no error.
 * @param {number | undefined} pid of its leader
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}
