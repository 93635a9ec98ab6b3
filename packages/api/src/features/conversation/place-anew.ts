import type { ConversationActName } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import type { PlannedAct } from "./perform-acts.ts";
import { listPlacesNow } from "./place-now.queries.ts";

/** Acts after which a conversation stands as it did some time ago. */
const leadBack: ReadonlySet<ConversationActName> = new Set(["reopened", "spam_cleared", "unblocked", "restored"]);

/**
 * Sees to it that nothing comes back to somebody who has left meanwhile or is shut out, but to anyone; nor to a team that
 * was removed, but to its inbox's.
 */
export async function placeAnew({ db, workspaceId }: Desk, planned: PlannedAct[]): Promise<PlannedAct[]> {
  const places = planned.flatMap(({ from, act, patch }) => (leadBack.has(act.name) ? { ...from, ...patch } : []));
  if (places.length === 0) return planned;
  const now = await listPlacesNow(db, { workspaceId, places });
  return planned.map((one) => {
    const place = now.get(one.from.id);
    if (!place) return one;
    const { assigneeId } = { ...one.from, ...one.patch };
    const isHolderGone = assigneeId !== null && place.assigneeId === null;
    const nobodys = { assigneeId: null, handledBy: "none" as const };
    return { ...one, patch: { ...one.patch, teamId: place.teamId, ...(isHolderGone && nobodys) } };
  });
}
