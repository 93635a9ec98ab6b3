import { type Conversation, isLive } from "@frontdesk/contract";
import type { TakeConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { holderOf } from "./assert-may-handle.ts";
import { getConversation } from "./conversation.queries.ts";
import { lockConversation } from "./lock.queries.ts";
import { performActs } from "./perform-acts.ts";

/**
 * Makes a conversation the caller's. One winner: whoever comes second is told who won. Taking one's own again changes
 * nothing. @throws not_found, forbidden (override), conflict (already_taken, wrong_state)
 */
export async function takeConversation(desk: Desk, viewer: Viewer, input: TakeConversation): Promise<Conversation> {
  const { memberId } = viewer;
  if (!memberId) throw new DeskError("forbidden");
  const from = await lockConversation(desk.db, viewer, input.conversationId);
  if (!isLive(from.state)) throw new DeskError("conflict", "wrong_state");
  const before = await getConversation(desk.db, viewer, from.id);
  if (from.assigneeId === memberId) return before;
  if (from.assigneeId && !input.override)
    throw new DeskError("conflict", "already_taken", { facts: { by: await holderOf(desk, viewer, from.id) } });
  if (from.assigneeId && !viewer.permissions.has("conversation:override")) throw new DeskError("forbidden");

  const state = from.state === "new" ? ("open" as const) : from.state;
  const patch = { assigneeId: memberId, handledBy: "human" as const, state };
  const act = { name: "taken" as const, from: before.assignee };
  const [taken] = await performActs(desk, [{ from, act, patch }]);
  if (before.assignee) await auditOverride(desk, { id: from.id, before: before.assignee.name, after: viewer.name });
  return found(taken);
}

async function auditOverride(desk: Desk, { id, before, after }: { id: string; before: string; after: string }) {
  const subject = { type: "conversation", id };
  await desk.audit({ action: "conversation.take", subject, before: { with: before }, after: { with: after } });
}
