import { execFile } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A disk that can be filled to the brim. */
export interface SmallDisk extends AsyncDisposable {
  folder: string;
  /** Leaves so many bytes free, and gives the rest back with `empty`. */
  fill(leaveBytes: number): Promise<{ empty(): Promise<void> }>;
}

/** Mounts a disk of so many megabytes, in memory; where this machine does not permit it, says why. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | { refusal: string }> {
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0700`, "tmpfs", folder]);
  } catch (error) {
    await rm(folder, { recursive: true });
    const why = error instanceof Error ? error.message.split("\n").at(-2) : "";
    return { refusal: `This machine mounts no disk for the test (${why ?? "unknown"}).` };
  }
  return {
    folder,
    fill: async (leaveBytes) => {
      const ballast = join(folder, "ballast");
      const { bavail, bsize } = await statfs(folder);
      await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
      return { empty: () => rm(ballast) };
    },
    [Symbol.asyncDispose]: async () => {
      await run("umount", ["--lazy", folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
