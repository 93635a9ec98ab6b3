import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { projectRoot } from "../project-root.ts";
import { Hang } from "./eventually.ts";

interface Command {
  name: string;
  /** The script, as a path within the project, and its arguments. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** In the line by which it says that it is at work. */
  sign: string;
}

/** An end that nobody asked for. */
export interface OwnEnd {
  name: string;
  how: string;
  /** Whether it had said that it is at work: a process that could not start is another matter. */
  wasAtWork: boolean;
  lastWords: string[];
}

const wordsKept = 30;
const longestStartMs = 120_000;
const restartAfterMs = 200;

/** A process of the product, started by command and started again whenever it has ended, as a supervisor does. */
export class Victim implements AsyncDisposable {
  readonly ownEnds: OwnEnd[] = [];
  readonly #command: Command;
  readonly #onLine: (line: string) => void;
  #child: ChildProcess;
  #atWork = Promise.withResolvers<void>();
  #isAtWork = false;
  #isOver = false;
  #words: string[] = [];

  /** Starts it. */
  constructor(command: Command, onLine: (line: string) => void = () => {}) {
    this.#command = command;
    this.#onLine = onLine;
    this.#child = this.#start();
    process.once("exit", () => this.#child.kill("SIGKILL"));
  }

  get name(): string {
    return this.#command.name;
  }

  /** Resolves once it is at work: now, or after the starts it takes. @throws Hang with its last words */
  async atWork(): Promise<void> {
    const { promise: tooLate, reject } = Promise.withResolvers<never>();
    const giveUp = () => reject(new Hang(`The ${this.name} does not start: ${this.#words.join(" | ")}`));
    const patience = setTimeout(giveUp, longestStartMs);
    await Promise.race([this.#atWork.promise, tooLate]).finally(() => clearTimeout(patience));
  }

  /** SIGKILL: it has no chance to put anything in order. Resolves when it has gone and its successor was started. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (hasEnded(child)) return;
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }

  /** What it said last. */
  lastWords(): string[] {
    return this.#words;
  }

  /** Ends it for good, politely, and by force after ten seconds. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    const child = this.#child;
    if (hasEnded(child)) return;
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await exit;
    clearTimeout(force);
  }

  #start(): ChildProcess {
    const { args, env } = this.#command;
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      env: { PATH: process.env.PATH, ...env },
      // The channel tells the database's guardian when its supervisor is gone, however that ended.
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#isAtWork = false;
    for (const output of [child.stdout, child.stderr])
      if (output) createInterface({ input: output }).on("line", (line) => this.#heard(child, line));
    child.once("exit", (code, signal) => this.#ended(signal ?? `exit ${code}`));
    return child;
  }

  #heard(child: ChildProcess, line: string): void {
    this.#words = [...this.#words, line].slice(-wordsKept);
    this.#onLine(line);
    if (child !== this.#child || hasEnded(child) || !line.includes(this.#command.sign)) return;
    this.#isAtWork = true;
    this.#atWork.resolve();
  }

  #ended(how: string): void {
    const { name } = this.#command;
    const wasAtWork = this.#isAtWork;
    if (wasAtWork) this.#atWork = Promise.withResolvers<void>();
    this.#isAtWork = false;
    if (this.#isOver) return;
    if (how === "SIGKILL") this.#child = this.#start();
    else {
      this.ownEnds.push({ name, how, wasAtWork, lastWords: this.#words });
      setTimeout(() => {
        if (!this.#isOver) this.#child = this.#start();
      }, restartAfterMs);
    }
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
