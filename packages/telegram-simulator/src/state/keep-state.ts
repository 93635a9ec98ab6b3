import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { World } from "../world/world.ts";
import { restoreSnapshot, type Snapshot, takeSnapshot } from "./snapshot.ts";

const restMs = 300;

/** Keeps a world in a file. */
export interface KeptState {
  /** Writes what is not yet written and stops watching. */
  close(): Promise<void>;
}

/**
 * Reads the world from `path` if the file exists, and from then on writes it there soon after each change. A crash
 * leaves the last whole file. @throws when the file exists and isn't a snapshot
 */
export async function keepState(world: World, path: string): Promise<KeptState> {
  await restore(world, path);
  let writing = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(() => replaceFile(path, JSON.stringify(takeSnapshot(world))));
    return writing;
  };
  const stop = world.onChange(() => {
    timer ??= setTimeout(() => write().catch(() => undefined), restMs);
  });

  return {
    close() {
      stop();
      return write();
    },
  };
}

async function restore(world: World, path: string): Promise<void> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return;
  const snapshot: Snapshot = JSON.parse(text);
  if (snapshot.version !== 1) throw new Error(`${path} is not a simulator's state of version 1`);
  restoreSnapshot(world, snapshot);
}

async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const next = `${path}.next`;
  const file = await open(next, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
}
