import { type Conversation, type EscalationCause, isLive, type Priority, type Receiver } from "@frontdesk/contract";
import type { EscalateConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { getConversation } from "./conversation.queries.ts";
import { getReceiver } from "./directory.queries.ts";
import type { LockedConversation } from "./lock.queries.ts";
import { performActs } from "./perform-acts.ts";
import { type Plan, workOn } from "./work-on.ts";

interface Escalation {
  cause: EscalationCause;
  /** In the words of whoever calls, or those of the person that called for it. */
  reason: string;
  /** The senior who gets it; without one it waits for any. */
  to?: Receiver | null;
}

const raised: Record<Priority, Priority> = { low: "high", normal: "high", high: "urgent", urgent: "urgent" };

function planEscalation({ cause, reason, to = null }: Escalation, at: Date): Plan {
  return (from) => {
    if (!isLive(from.state)) throw new DeskError("conflict", "wrong_state");
    const patch = {
      state: "open" as const,
      assigneeId: to?.id ?? null,
      handledBy: to ? ("human" as const) : ("none" as const),
      priority: raised[from.priority],
      escalatedAt: at,
      escalationCause: cause,
      escalationReason: reason,
    };
    return { from, act: { name: "escalated", to, cause, reason }, patch };
  };
}

/**
 * Calls for a senior in a held conversation, for another feature that found a reason to; hand it a desk `within` whose
 * actor is the rule. What was escalated already stays as it is, and nothing is announced. @throws conflict wrong_state
 */
export async function escalate(desk: Desk, from: LockedConversation, why: Escalation): Promise<Conversation> {
  const planned = from.escalatedAt ? null : planEscalation(why, desk.now)(from);
  if (!planned) return getConversation(desk.db, desk.whole, from.id);
  const [after] = await performActs(desk, [planned]);
  return found(after);
}

/**
 * An operator calls for a senior, and says why; calling again says it anew.
 * @throws not_found (the senior too), conflict (not_yours, wrong_state)
 */
export async function escalateConversation(
  desk: Desk,
  viewer: Viewer,
  { conversationId, reason, memberId }: EscalateConversation,
): Promise<Conversation> {
  const { db, workspaceId, now } = desk;
  const senior = { kind: "member" as const, id: memberId ?? "" };
  const to = memberId ? await getReceiver(db, { workspaceId, to: senior, isSenior: true }) : null;
  return workOn(desk, viewer, { conversationId, plan: planEscalation({ cause: "member", reason, to }, now) });
}
