import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

/** One process that migrates a database. */
export interface Migrator {
  kill(): void;
  /** Null for one that succeeded, its last words for one that failed, `killed` for one that was. */
  ended: Promise<string | null>;
}

/** Starts the module's `migrate` in a process of its own, as the start of a server does. */
export function startMigrator(module: string, ownerUrl: string): Migrator {
  const program = `const { migrate } = await import(${JSON.stringify(pathToFileURL(module).href)});
    await migrate({ ownerUrl: process.env.DATABASE_URL }).catch((error) => {
      console.error(error.message);
      process.exit(1);
    });`;
  const child: ChildProcess = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    env: { PATH: process.env.PATH, DATABASE_URL: ownerUrl },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = child.stderr ? text(child.stderr) : Promise.resolve("");
  const ended = once(child, "exit").then(async ([code, signal]) => {
    if (code === 0) return null;
    return signal === null ? (await said).trim() : "killed";
  });
  return { kill: () => void child.kill("SIGKILL"), ended };
}
