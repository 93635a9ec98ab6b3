import { isDeepStrictEqual } from "node:util";
import { slaPolicyFor } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { nextDue, settleClocks } from "./settle-clocks.ts";
import { listTimed, type Settled, writeSettled } from "./sla-clock.queries.ts";
import { listSlaPolicies } from "./sla-policy.queries.ts";

/**
 * Has the clocks of held conversations follow from how these stand now, in the transaction of what changed them; call it
 * after the change and before it is announced. Three statements, however many they are; answers the ids of those whose
 * row shows something else than before.
 */
export async function keepClocks(
  { db, workspaceId, now }: Pick<Desk, "db" | "workspaceId" | "now">,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const [policies, all] = await Promise.all([listSlaPolicies(db, workspaceId), listTimed(db, { workspaceId, ids })]);
  const changed = all.flatMap((timed) => {
    const clocks = settleClocks(timed, { policy: slaPolicyFor(policies, timed), now });
    const news = clocks.filter((clock) => !timed.clocks.some((known) => isDeepStrictEqual(known, clock)));
    const next = nextDue(clocks);
    const isShown = isDeepStrictEqual(next, timed.shown);
    const settled: Settled = { id: timed.id, clocks: news, next };
    return isShown && news.length === 0 ? [] : [{ settled, isShown }];
  });
  if (changed.length > 0) await writeSettled(db, { workspaceId, settled: changed.map(({ settled }) => settled) });
  return changed.filter(({ isShown }) => !isShown).map(({ settled }) => settled.id);
}
