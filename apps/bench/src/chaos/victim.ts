import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { projectRoot } from "../project-root.ts";
import { Hang } from "./eventually.ts";

export interface Command {
  name: string;
  /** The script, as a path within the project, and its arguments. */
  args: string[];
  /** For its Node. */
  execArgv?: string[];
  env: NodeJS.ProcessEnv;
  /** In the line by which it says that it is at work. */
  sign: string;
}

/** An end that nobody asked for, or that came only by force. */
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
/** [R12] A process that was asked to go is gone within this time. */
const politeMs = 10_000;

/** A process of the product, started by command and started again whenever it has ended, as a supervisor does. */
export class Victim implements AsyncDisposable {
  readonly ownEnds: OwnEnd[] = [];
  readonly #command: Command;
  readonly #onLine: (line: string) => void;
  #child: ChildProcess;
  #atWork = Promise.withResolvers<void>();
  #isAtWork = false;
  #isOver = false;
  #isReplaced = false;
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

  get pid(): number {
    return this.#child.pid ?? 0;
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

  /**
   * Takes its place by a successor, as an upgrade does: SIGTERM, and once it has gone, the next one. Resolves when that is
   * at work. @throws Hang
   */
  async replace(): Promise<void> {
    this.#isReplaced = true;
    const wasPolite = await end(this.#child);
    this.#isReplaced = false;
    if (!wasPolite) this.#noteEnd("only by force, ten seconds after it was asked to go", true);
    this.#child = this.#start();
    await this.atWork();
  }

  /** What it said last. */
  lastWords(): string[] {
    return this.#words;
  }

  /** Ends it for good, politely, and by force after ten seconds. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    await end(this.#child);
  }

  #start(): ChildProcess {
    const { args, execArgv = [], env } = this.#command;
    const child = spawn(process.execPath, [...execArgv, ...args], {
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

  #noteEnd(how: string, wasAtWork: boolean): void {
    this.ownEnds.push({ name: this.name, how, wasAtWork, lastWords: this.#words });
  }

  #ended(how: string): void {
    const wasAtWork = this.#isAtWork;
    if (wasAtWork) this.#atWork = Promise.withResolvers<void>();
    this.#isAtWork = false;
    if (this.#isOver || this.#isReplaced) return;
    if (how === "SIGKILL") this.#child = this.#start();
    else {
      this.#noteEnd(how, wasAtWork);
      setTimeout(() => {
        if (!this.#isOver) this.#child = this.#start();
      }, restartAfterMs);
    }
  }
}

/** True where it went by itself once it was asked. */
async function end(child: ChildProcess): Promise<boolean> {
  if (hasEnded(child)) return true;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), politeMs);
  await exit;
  clearTimeout(force);
  return child.signalCode !== "SIGKILL";
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
