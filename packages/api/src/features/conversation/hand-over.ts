import { type Conversation, isLive, type Receiver } from "@frontdesk/contract";
import type { AssignConversation, TransferConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { getReceiver } from "./directory.queries.ts";
import { type Plan, workOn } from "./work-on.ts";

interface HandOver {
  name: "transferred" | "assigned";
  to: Receiver | null;
  note?: string | null;
}

/** Gives a live conversation to a member, to a team's queue, or to nobody; what slept or was new is looked at again. */
export function planHandOver({ name, to, note = null }: HandOver): Plan {
  return (from) => {
    if (!isLive(from.state)) throw new DeskError("conflict", "wrong_state");
    const assigneeId = to?.kind === "member" ? to.id : null;
    const teamId = to?.kind === "team" ? to.id : from.teamId;
    if (assigneeId === from.assigneeId && teamId === from.teamId) return null;
    const state = from.state === "pending" ? ("pending" as const) : ("open" as const);
    const handledBy = assigneeId ? ("human" as const) : ("none" as const);
    return { from, act: { name, to, note }, patch: { assigneeId, teamId, state, handledBy } };
  };
}

/**
 * Hands a conversation on, with a word to whoever gets it.
 * @throws not_found (the receiver too), conflict (already_taken, not_yours, wrong_state)
 */
export async function transferConversation(
  desk: Desk,
  viewer: Viewer,
  input: TransferConversation,
): Promise<Conversation> {
  const to = await getReceiver(desk.db, { workspaceId: desk.workspaceId, to: input.to });
  return handOver(desk, viewer, { ...input, ...{ name: "transferred", to } });
}

/** Gives out a conversation, whoever has it; null gives it to nobody. @throws as `transferConversation` */
export async function assignConversation(desk: Desk, viewer: Viewer, input: AssignConversation): Promise<Conversation> {
  const { db, workspaceId } = desk;
  const to = input.to && (await getReceiver(db, { workspaceId, to: input.to }));
  const after = await handOver(desk, viewer, { ...input, ...{ name: "assigned", to } });
  const subject = { type: "conversation", id: after.id };
  await desk.audit({ action: "conversation.assign", subject, after: { to: to?.name ?? null } });
  return after;
}

interface Handing extends HandOver {
  conversationId: string;
  heldBy: string | null;
}

/** Compares before it sets: a colleague who was faster is named, and not overwritten. */
async function handOver(desk: Desk, viewer: Viewer, { conversationId, heldBy, ...over }: Handing) {
  const plan = planHandOver(over);
  const checked: Plan = (from) => {
    const planned = plan(from);
    if (planned && from.assigneeId !== heldBy) throw new DeskError("conflict", "already_taken");
    return planned;
  };
  return workOn(desk, viewer, { conversationId, plan: checked });
}
