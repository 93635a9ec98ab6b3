import { setTimeout as wait } from "node:timers/promises";
import { beginningOf } from "./process-identity.mjs";
import { stopOrder } from "./stop-order.mjs";
import { signalGroup } from "./supervise.mjs";

/**
 * Ends what an owner that was killed left running, in the order of stopping; each has `graceMs` before force.
 * @param {{ name: string, pid: number, began: string | undefined }[]} orphans
 */
export async function endOrphans(orphans, graceMs = 3_000) {
  const inOrder = orphans.toSorted((a, b) => stopOrder.indexOf(a.name) - stopOrder.indexOf(b.name));
  for (const { pid, began } of inOrder) {
    signalGroup(pid, "SIGTERM");
    const deadline = performance.now() + graceMs;
    while (beginningOf(pid) === began && performance.now() < deadline) await wait(20);
    if (beginningOf(pid) === began) signalGroup(pid, "SIGKILL");
  }
}
