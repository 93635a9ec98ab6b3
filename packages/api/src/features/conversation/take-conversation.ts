import { type Conversation, isLive } from "@frontdesk/contract";
import type { TakeConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { getConversation, lockConversation } from "./conversation.queries.ts";
import { holderOf, moveConversation } from "./move-conversation.ts";

/**
 * Makes a conversation the caller's. One winner: whoever comes second is told who won. Taking one's own again changes
 * nothing. @throws not_found, forbidden (override), conflict (already_taken, wrong_state)
 */
export async function takeConversation(desk: Desk, viewer: Viewer, input: TakeConversation): Promise<Conversation> {
  if (!viewer.memberId) throw new DeskError("forbidden");
  const from = await lockConversation(desk.db, viewer, input.conversationId);
  if (!isLive(from.state)) throw new DeskError("conflict", "wrong_state");
  if (from.assigneeId === viewer.memberId) return getConversation(desk.db, viewer, from.id);
  if (from.assigneeId && !input.override)
    throw new DeskError("conflict", "already_taken", { facts: { by: await holderOf(desk, viewer, from.id) } });
  if (from.assigneeId && !viewer.permissions.has("conversation:override")) throw new DeskError("forbidden");

  const state = from.state === "new" ? "open" : from.state;
  return moveConversation(desk, { kind: "conversation.taken", from, patch: { assignee_id: viewer.memberId, state } });
}
