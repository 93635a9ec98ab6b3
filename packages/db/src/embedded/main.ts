import { startEmbedded } from "./start-embedded.ts";

/**
 * The embedded database as a process of its own. FRONTDESK_DATA names its folder; one JSON line on stdout says when it
 * accepts connections; SIGTERM, SIGINT or the end of a supervisor that holds an IPC channel stop it.
 */
async function main(): Promise<void> {
  const dir = process.env.FRONTDESK_DATA;
  if (!dir) throw new Error("FRONTDESK_DATA names no folder for the database.");
  const { ownerUrl, appUrl, stop, lost } = await startEmbedded({ dir });

  const leave = () => void stop().then(() => process.exit(0));
  process.once("SIGTERM", leave).once("SIGINT", leave).once("disconnect", leave);
  void lost.then(() => fail(new Error("The database stopped by itself.")));
  process.stdout.write(`${JSON.stringify({ ready: true, ownerUrl, appUrl })}\n`);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await main().catch(fail);
