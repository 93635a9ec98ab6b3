import { wakeSleepers } from "./features/conversation/index.ts";
import { settleAbandoned } from "./features/telegram/index.ts";
import type { Services } from "./services.ts";

/** What falls due by the clock; each finds its own work in the database, and any node may do it. */
const works = [wakeSleepers, settleAbandoned];

const everyMs = 5_000;

/** Does what is due now, and looks again every few seconds. Returns the way to stop. */
export function keepUpWithClock(services: Services): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const run = async () => {
    for (const work of works)
      await work(services).catch((err: unknown) =>
        services.log.warn({ err }, "due work was not done; it is tried again"),
      );
    if (!isStopped) timer = setTimeout(run, everyMs);
  };
  void run();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
