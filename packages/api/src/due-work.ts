import { giveOutEverywhere } from "./features/assignment/index.ts";
import { wakeSleepers } from "./features/conversation/index.ts";
import { askWhoIsDue, closings } from "./features/csat/index.ts";
import { reckonConversations, watchClocks } from "./features/sla/index.ts";
import { removeDueHints, talk } from "./features/staff-group/index.ts";
import { figures, recountEverywhere } from "./features/statistics/index.ts";
import { settleAbandoned } from "./features/telegram/index.ts";
import { catchUp, catchUpEverywhere, onGrowth } from "./feed/consumer.ts";
import type { Services } from "./services.ts";

/** Who follows the log. */
const consumers = [closings, figures, talk];

/** What falls due by the clock; each finds its own work in the database, and any node may do it. */
const works = [
  wakeSleepers,
  giveOutEverywhere,
  settleAbandoned,
  reckonConversations,
  watchClocks,
  removeDueHints,
  // For hints that were lost.
  (services: Services) => catchUpEverywhere(services, consumers),
  recountEverywhere,
  askWhoIsDue,
];

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
  const stopFollowing = onGrowth(services, (workspaceId) => catchUp(services, consumers, workspaceId));
  return () => {
    isStopped = true;
    stopFollowing();
    clearTimeout(timer);
  };
}
