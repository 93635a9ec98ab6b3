import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { projectRoot } from "../project.mjs";
import { Complaint } from "./complaint.ts";

/** Runs a backup script of the database package, whose login is the owner's. @throws Complaint in its words */
export async function runDatabaseScript(args: string[], ownerUrl: string): Promise<void> {
  const child = spawn(process.execPath, ["packages/db/src/backup/main.ts", ...args], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: ownerUrl },
    stdio: ["ignore", "inherit", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Complaint(said.trim());
}

/** Runs the embedded database on a folder for as long as `work` takes. @throws Complaint where it can't be started */
export async function withEmbeddedDatabase(folder: string, work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ["packages/db/src/embedded/main.ts"], {
    cwd: projectRoot,
    env: { ...process.env, FRONTDESK_DATA: folder },
    // The channel tells it when this process is gone, however that ended.
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  try {
    for await (const line of createInterface({ input: child.stdout ?? Readable.from([]) }))
      if (line.startsWith('{"ready":true')) {
        await work(JSON.parse(line).ownerUrl);
        return;
      }
    throw new Complaint(`The database in ${folder} could not be started.`);
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}
