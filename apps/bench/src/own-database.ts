import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "./project-root.ts";

/** The embedded PostgreSQL on an empty folder, for measurements that reach the same database as the desk does. */
export interface OwnDatabase extends AsyncDisposable {
  ownerUrl: string;
  appUrl: string;
}

/** Starts one by the command that the desk uses. @throws Error when it ends before it is ready */
export async function startDatabase(): Promise<OwnDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-bench-"));
  const child = spawn(process.execPath, ["packages/db/src/embedded/main.ts"], {
    cwd: projectRoot,
    env: { ...process.env, FRONTDESK_DATA: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const said = await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended.then(() => [])]);
  if (typeof said[0] !== "string") throw new Error("The database did not start.");
  const { ownerUrl, appUrl } = JSON.parse(said[0]) as OwnDatabase;
  return {
    ownerUrl,
    appUrl,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
