import { keepUpWithClock } from "./due-work.ts";
import { keepGivingOut } from "./features/assignment/index.ts";
import { keepSuggesting } from "./features/suggestion/index.ts";
import type { Services } from "./services.ts";

/**
 * Does what no call asks for: what falls due, what follows from the log, what waits to be given out or suggested. Returns
 * the way to stop, which resolves once nothing is under way.
 */
export function startWorker(services: Services): () => Promise<void> {
  const stopClock = keepUpWithClock(services);
  const stopGivingOut = keepGivingOut(services);
  const stopSuggesting = keepSuggesting(services);
  return async () => {
    stopClock();
    stopGivingOut();
    await stopSuggesting();
  };
}
