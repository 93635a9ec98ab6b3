import type { Conversation } from "@frontdesk/contract";
import type { MoveConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { assertMayHandle } from "./assert-may-handle.ts";
import { getConversation, lockConversation, lockConversationsOf } from "./conversation.queries.ts";
import { moveConversation } from "./move-conversation.ts";

/** Puts a conversation back for anyone to take. @throws not_found, conflict not_yours */
export async function releaseConversation(desk: Desk, viewer: Viewer, input: MoveConversation): Promise<Conversation> {
  const from = await lockConversation(desk.db, viewer, input.conversationId);
  if (!from.assigneeId) return getConversation(desk.db, viewer, from.id);
  await assertMayHandle(desk, viewer, from);

  return moveConversation(desk, { kind: "conversation.released", from, patch: { assignee_id: null } });
}

/** Puts all that somebody who leaves was working on back for anyone to take. */
export async function releaseConversationsOf(desk: Desk, memberId: string): Promise<void> {
  for (const from of await lockConversationsOf(desk.db, desk.whole, memberId))
    await moveConversation(desk, { kind: "conversation.released", from, patch: { assignee_id: null } });
}
