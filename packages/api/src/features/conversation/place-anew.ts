import type { ConversationActName } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { holdPresent } from "./holder.queries.ts";
import type { PlannedAct } from "./perform-acts.ts";
import { listTeamsNow } from "./team-now.queries.ts";

/** Acts after which a conversation stands as it did some time ago. */
const leadBack: ReadonlySet<ConversationActName> = new Set(["reopened", "spam_cleared", "unblocked", "restored"]);

/**
 * Sees to it that nothing comes back to somebody who has left meanwhile or is shut out, but to anyone; nor to a team that
 * was removed, but to its inbox's.
 */
export async function placeAnew({ db, workspaceId }: Desk, planned: PlannedAct[]): Promise<PlannedAct[]> {
  const places = planned.flatMap(({ from, act, patch }) => (leadBack.has(act.name) ? { ...from, ...patch } : []));
  if (places.length === 0) return planned;
  const holders = new Set(places.flatMap(({ assigneeId }) => assigneeId ?? []));
  const [teams, here] = await Promise.all([
    listTeamsNow(db, { workspaceId, places }),
    holdPresent(db, { workspaceId, memberIds: [...holders] }),
  ]);
  return planned.map((one) => {
    const teamId = teams.get(one.from.id);
    if (!teamId) return one;
    const { assigneeId } = { ...one.from, ...one.patch };
    const isHolderGone = assigneeId !== null && !here.has(assigneeId);
    const nobodys = { assigneeId: null, handledBy: "none" as const };
    return { ...one, patch: { ...one.patch, teamId, ...(isHolderGone && nobodys) } };
  });
}
