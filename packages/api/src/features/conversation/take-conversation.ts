import { type Conversation, isLive } from "@frontdesk/contract";
import type { TakeConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { getConversation } from "./conversation.queries.ts";
import { lockConversation } from "./lock.queries.ts";
import { lostRace } from "./lost-race.ts";
import { performActs } from "./perform-acts.ts";

/**
 * Makes a conversation the caller's. One winner: whoever comes second is told who won, with the conversation as it stands. Taking one's own again changes
 * nothing. @throws not_found, forbidden (override), conflict (already_taken, wrong_state)
 */
export async function takeConversation(desk: Desk, viewer: Viewer, input: TakeConversation): Promise<Conversation> {
  const { memberId } = viewer;
  if (!memberId) throw new DeskError("forbidden");
  const from = await lockConversation(desk.db, viewer, input.conversationId);
  const lost = (reason: "wrong_state" | "already_taken") =>
    lostRace(desk, viewer, { conversationId: from.id, error: new DeskError("conflict", reason) });
  if (!isLive(from.state)) throw await lost("wrong_state");
  const before = from.assigneeId ? await getConversation(desk.db, viewer, from.id) : null;
  if (before && from.assigneeId === memberId) return before;
  const holder = before?.assignee ?? null;
  if (before && !input.override) throw await lost("already_taken");
  if (before && !viewer.permissions.has("conversation:override")) throw new DeskError("forbidden");

  const state = from.state === "new" ? ("open" as const) : from.state;
  const patch = { assigneeId: memberId, handledBy: "human" as const, state };
  const act = { name: "taken" as const, from: holder };
  const [taken] = await performActs(desk, [{ from, act, patch }]);
  if (holder) await auditOverride(desk, { id: from.id, before: holder.name, after: viewer.name });
  return found(taken);
}

async function auditOverride(desk: Desk, { id, before, after }: { id: string; before: string; after: string }) {
  const subject = { type: "conversation", id };
  await desk.audit({ action: "conversation.take", subject, before: { with: before }, after: { with: after } });
}
