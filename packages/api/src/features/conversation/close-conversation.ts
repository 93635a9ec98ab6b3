import type { MoveConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { type Plan, type Undoable, workOnUndoably } from "./work-on.ts";

const over = { waitingSince: null, escalatedAt: null, escalationCause: null, escalationReason: null };

/** Ends a conversation, and the call for a senior with it. */
export function planClose(now: Date): Plan {
  return (from) => {
    if (from.state === "closed") return null;
    if (from.state === "spam") throw new DeskError("conflict", "wrong_state");
    return { from, act: { name: "closed" }, patch: { ...over, state: "closed", closedAt: now } };
  };
}

/** Ends a conversation; the contact's next message opens it again. @throws not_found, conflict (not_yours, wrong_state) */
export async function closeConversation(desk: Desk, viewer: Viewer, input: MoveConversation): Promise<Undoable> {
  const { conversationId } = input;
  return workOnUndoably(desk, viewer, { conversationId, plan: planClose(desk.now), act: "closed" });
}

/** Puts a conversation among what nobody wants to read. */
export const planSpam: Plan = (from) =>
  from.state === "spam"
    ? null
    : { from, act: { name: "spam_marked" }, patch: { ...over, state: "spam", closedAt: null } };

/** Marks a conversation as spam, in whatever state. @throws not_found, conflict not_yours */
export async function markSpam(desk: Desk, viewer: Viewer, input: MoveConversation): Promise<Undoable> {
  return workOnUndoably(desk, viewer, { conversationId: input.conversationId, plan: planSpam, act: "spam_marked" });
}
