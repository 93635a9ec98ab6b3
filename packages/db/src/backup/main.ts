import { migrate } from "../migrate.ts";
import { dumpDatabase, restoreDatabase } from "./dump.ts";
import { noteRestored } from "./note-restored.ts";

/**
 * Backups as a process: `dump <file>`, `restore <file>`, or `note-restored` for data that was put back by other means.
 * DATABASE_URL names the owner's login. What was restored is brought to this version and told that it was.
 */
async function main([verb, file = ""]: string[]): Promise<void> {
  const ownerUrl = process.env.DATABASE_URL;
  if (!ownerUrl) throw new Error("DATABASE_URL names no database.");
  if (verb === "dump") {
    await dumpDatabase({ ownerUrl, file });
    return;
  }
  if (verb === "restore") await restoreDatabase({ ownerUrl, file });
  else if (verb !== "note-restored") throw new Error("Say dump <file>, restore <file> or note-restored.");
  await migrate({ ownerUrl });
  await noteRestored({ ownerUrl });
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
