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

/**
 * Keeps one Node process running in a process group of its own, so that Ctrl-C at the terminal reaches
 * only the supervisor and the order of stopping stays ours.
 * @param {Command} command
 * @param {BackOff} [backOff]
 */
export function supervise({ name, args, env, cwd, onLine, onStart, onEnd }, backOff = usualBackOff) {
  let child = start();
  let delayMs = backOff.firstMs;
  let stopping = false;
  /** @type {NodeJS.Timeout | undefined} */
  let pending;

  function start() {
    const startedAt = performance.now();
    const started = spawn(process.execPath, args, {
      cwd,
      env: env(),
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const stream of [started.stdout, started.stderr]) createInterface({ input: stream }).on("line", onLine);
    if (started.pid !== undefined) onStart?.({ name, pid: started.pid });
    started.once("exit", (code, signal) => {
      if (stopping) return;
      onEnd?.();
      if (stopping) return;
      if (performance.now() - startedAt >= backOff.steadyMs) delayMs = backOff.firstMs;
      onLine(`ended (${signal ?? `exit ${code}`}), starts again in ${delayMs / 1000} s`);
      pending = setTimeout(() => {
        child = start();
      }, delayMs);
      delayMs = Math.min(delayMs * 2, backOff.longestMs);
    });
    return started;
  }

  return {
    name,

    /** Ends the process, which starts again with a fresh environment. */
    restart() {
      signalGroup(child.pid, "SIGTERM");
    },

    /**
     * Ends the process for good: politely, and by force after the grace.
     * @param {number} graceMs
     */
    async stop(graceMs) {
      stopping = true;
      clearTimeout(pending);
      if (hasEnded(child)) return;
      signalGroup(child.pid, "SIGTERM");
      const force = setTimeout(() => signalGroup(child.pid, "SIGKILL"), graceMs);
      await once(child, "exit");
      clearTimeout(force);
    },

    /** Ends the process and what it started, at once. */
    kill() {
      stopping = true;
      clearTimeout(pending);
      signalGroup(child.pid, "SIGKILL");
    },
  };
}

/** @typedef {ReturnType<typeof supervise>} Supervised */

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

/** @param {import("node:child_process").ChildProcess} child */
function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}
