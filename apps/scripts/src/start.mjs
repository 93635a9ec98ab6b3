import { Desk } from "./desk.mjs";
import { endOrphans } from "./orphans.mjs";
import { takeOwnership } from "./owner.mjs";
import { dataFolder } from "./project.mjs";
import { chooseSite } from "./site.mjs";
import { stopRequested } from "./stop-signals.mjs";

/**
 * Starts the whole desk and keeps it running until it is told to stop.
 * @param {{ env: NodeJS.ProcessEnv, dev: boolean }} wish
 * @throws {import("./refusal.mjs").Refusal} in one sentence, when it can't be started like this
 */
export async function start({ env, dev }) {
  const folder = dataFolder(env);
  const owner = takeOwnership(folder);
  try {
    await endOrphans(owner.orphans);
    const desk = new Desk(await chooseSite({ env, folder, dev }), owner.noteChild);
    const stopped = stopRequested({ again: () => desk.kill() });
    try {
      await Promise.race([desk.open(), stopped]);
      await stopped;
      console.log("Stopping …");
    } finally {
      await desk.close();
    }
  } finally {
    owner.release();
  }
}
