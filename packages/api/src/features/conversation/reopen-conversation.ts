import { type Conversation, isLive } from "@frontdesk/contract";
import type { MoveConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertMayHandle } from "./assert-may-handle.ts";
import { getConversation, lockConversation, lockLatestConversation } from "./conversation.queries.ts";
import { moveConversation } from "./move-conversation.ts";

/** Takes up a closed conversation again. @throws not_found, conflict (not_yours, wrong_state) */
export async function reopenConversation(desk: Desk, viewer: Viewer, input: MoveConversation): Promise<Conversation> {
  const from = await lockConversation(desk.db, viewer, input.conversationId);
  if (isLive(from.state)) return getConversation(desk.db, viewer, from.id);
  if (from.state === "spam") throw new DeskError("conflict", "wrong_state");
  await assertMayHandle(desk, viewer, from);
  // A contact has one live conversation in an inbox: a later one is the one to work on.
  const latest = await lockLatestConversation(desk.db, desk.whole, from);
  if (latest && latest.id !== from.id && isLive(latest.state)) throw new DeskError("conflict", "wrong_state");

  return moveConversation(desk, { kind: "conversation.reopened", from, patch: { state: "open", closed_at: null } });
}
