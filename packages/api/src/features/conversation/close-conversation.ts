import type { Conversation } from "@frontdesk/contract";
import type { MoveConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertMayHandle } from "./assert-may-handle.ts";
import { getConversation, lockConversation } from "./conversation.queries.ts";
import { moveConversation } from "./move-conversation.ts";

/** Ends a conversation; the contact's next message opens it again. @throws not_found, conflict (not_yours, wrong_state) */
export async function closeConversation(desk: Desk, viewer: Viewer, input: MoveConversation): Promise<Conversation> {
  const from = await lockConversation(desk.db, viewer, input.conversationId);
  if (from.state === "closed") return getConversation(desk.db, viewer, from.id);
  if (from.state === "spam") throw new DeskError("conflict", "wrong_state");
  await assertMayHandle(desk, viewer, from);

  const patch = { state: "closed" as const, closed_at: desk.now, waiting_since: null };
  return moveConversation(desk, { kind: "conversation.closed", from, patch });
}
