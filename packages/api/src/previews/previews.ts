import { type ChildProcess, fork } from "node:child_process";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";

/** What is seen of an image. Sizes are pixels of it as it is shown. */
export interface Picture {
  /** Small, as WebP. */
  preview: Uint8Array;
  width: number;
  height: number;
  isAnimated: boolean;
}

/** What is seen of a film or heard of a sound. Sizes are pixels as it is shown; null for what has none. */
export interface MediaFacts {
  /** Whole seconds, one at least. */
  durationSeconds: number | null;
  width: number | null;
  height: number | null;
}

/** Bytes of which only some are needed; `end` is not included. */
export interface MediaSource {
  sizeBytes: number;
  read(start: number, end: number): Promise<Uint8Array>;
}

/** What the process is asked, one job at a time, and given of a film's bytes when it wants some. */
export type Asked =
  | { kind: "picture"; bytes: Uint8Array }
  | { kind: "media"; sizeBytes: number }
  /** Null where they are not to be had. */
  | { kind: "part"; id: number; bytes: Uint8Array | null };

/** What the process says. */
export type Told = { kind: "done"; answer: unknown } | { kind: "want"; id: number; start: number; end: number };

/** Looks at images, films and sounds away from the server's own process, so that none can harm it (I19). */
export interface Previews {
  /**
   * Null for what is no image, or none that can be read in time. Never rejects. The bytes are asked for when it is their
   * turn, so that memory holds one image however many wait.
   */
  of(read: () => Promise<Uint8Array>): Promise<Picture | null>;
  /** How long a film or sound lasts, and how large it is. Null for what is neither, or can't be read in time. Never rejects. */
  measure(source: MediaSource): Promise<MediaFacts | null>;
  close(): void;
}

const program = fileURLToPath(new URL("./preview-process.ts", import.meta.url));
const withinMs = 10_000;
const idleMs = 60_000;
/** What the process may want of a film at once. */
const mostBytes = 8 * 1024 * 1024;

/** Opens the maker of previews. Its process starts with the first file and ends after a minute without one. */
export function openPreviews(): Previews {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = Promise.resolve<unknown>(null);

  const stop = () => {
    child?.kill("SIGKILL");
    child = null;
  };
  const start = (): ChildProcess => {
    // It gets nothing of the server's environment: there are secrets in it.
    const options = { env: {}, execArgv: ["--max-old-space-size=128"], serialization: "advanced" as const };
    const started = fork(program, { ...options, stdio: ["ignore", "ignore", "ignore", "ipc"] });
    if (started.pid) makeModest(started.pid);
    started.on("error", stop);
    started.unref();
    started.channel?.unref();
    return started;
  };
  const ask = <Answer>(job: Asked, source?: MediaSource) =>
    new Promise<Answer | null>((resolve) => {
      clearTimeout(idle);
      child ??= start();
      const asked = child;
      const settle = (answer: Answer | null) => {
        clearTimeout(late);
        asked.off("message", hear).off("exit", died).off("error", died);
        if (child) idle = setTimeout(stop, idleMs).unref();
        resolve(answer);
      };
      const died = () => {
        if (child === asked) stop();
        settle(null);
      };
      const say = (told: Asked) => asked.send(told, (error) => error && died());
      const hear = (message: unknown) => {
        const told = message as Told;
        if (told.kind === "done") return settle(told.answer as Answer | null);
        const { id, start: first, end } = told;
        if (!source || end - first > mostBytes) return died();
        const give = (bytes: Uint8Array | null) => say({ kind: "part", id, bytes });
        source.read(first, end).then(give, () => give(null));
      };
      const late = setTimeout(died, withinMs);
      asked.on("message", hear).once("exit", died).once("error", died);
      say(job);
    });
  const inTurn = <Answer>(work: () => Promise<Answer>) => {
    const turn = last.then(work);
    last = turn;
    return turn;
  };

  return {
    of: (read) =>
      inTurn(() =>
        read().then(
          (bytes) => ask<Picture>({ kind: "picture", bytes }),
          () => null,
        ),
      ),
    measure: (source) => inTurn(() => ask<MediaFacts>({ kind: "media", sizeBytes: source.sizeBytes }, source)),
    close: () => {
      clearTimeout(idle);
      stop();
    },
  };
}

// Answers to people come before pictures.
function makeModest(pid: number): void {
  try {
    setPriority(pid, 10);
  } catch {
    // Some systems don't let us; then it is as important as the rest.
  }
}
