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

/** What the process is asked, one at a time. */
export interface PictureJob {
  bytes: Uint8Array;
}

/** Makes small pictures of images, away from the server's own process, so that no image can harm it (I19). */
export interface Previews {
  /**
   * Null for what is no image, or none that can be read in time. Never rejects. The bytes are asked for when it is their
   * turn, so that memory holds one image however many wait.
   */
  of(read: () => Promise<Uint8Array>): Promise<Picture | null>;
  close(): void;
}

const program = fileURLToPath(new URL("./preview-process.ts", import.meta.url));
const withinMs = 10_000;
const idleMs = 60_000;

/** Opens the maker of previews. Its process starts with the first image and ends after a minute without one. */
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
  const make = (bytes: Uint8Array) =>
    new Promise<Picture | null>((resolve) => {
      clearTimeout(idle);
      child ??= start();
      const asked = child;
      const settle = (picture: Picture | null) => {
        clearTimeout(late);
        asked.off("message", told).off("exit", died).off("error", died);
        if (child) idle = setTimeout(stop, idleMs).unref();
        resolve(picture);
      };
      const told = (picture: unknown) => settle(picture as Picture | null);
      const died = () => {
        if (child === asked) stop();
        settle(null);
      };
      const late = setTimeout(died, withinMs);
      asked.once("message", told).once("exit", died).once("error", died);
      asked.send({ bytes } satisfies PictureJob, (error) => error && died());
    });

  return {
    of: (read) => {
      const turn = last.then(read).then(make, () => null);
      last = turn;
      return turn;
    },
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
