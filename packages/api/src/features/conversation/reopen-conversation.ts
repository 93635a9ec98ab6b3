import { type Conversation, isLive } from "@frontdesk/contract";
import type { MoveConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { listOvertaken } from "./lock.queries.ts";
import { type Plan, workOn } from "./work-on.ts";

interface Reopening {
  /** From which states it leads back. */
  from: readonly ("closed" | "spam")[];
  ids: string[];
}

/**
 * Takes up conversations that were over. A contact has one live conversation in an inbox: where there is a later one,
 * that is the one to work on, and of several that are taken up at once the first.
 */
export async function planReopen({ db, workspaceId, now }: Desk, { from: states, ids }: Reopening): Promise<Plan> {
  const overtaken = await listOvertaken(db, { workspaceId, ids });
  const takenUp = new Set<string>();
  return (from) => {
    if (isLive(from.state)) return null;
    const place = `${from.inboxId}:${from.contactId}:${from.tgChatId}`;
    const isOver = from.state === "closed" || from.state === "spam";
    // Of somebody who was erased there is nobody left to talk with.
    if (!isOver || !states.includes(from.state as "closed" | "spam") || from.isErased)
      throw new DeskError("conflict", "wrong_state");
    if (overtaken.has(from.id) || takenUp.has(place)) throw new DeskError("conflict", "overtaken");
    takenUp.add(place);
    const name = from.state === "spam" ? ("spam_cleared" as const) : ("reopened" as const);
    return { from, act: { name }, patch: { state: "open", openedAt: now, closedAt: null } };
  };
}

/** Takes up a closed conversation again. @throws not_found, conflict (not_yours, wrong_state, overtaken) */
export async function reopenConversation(desk: Desk, viewer: Viewer, input: MoveConversation): Promise<Conversation> {
  return reopen(desk, viewer, { ...input, state: "closed" });
}

/** Says that a conversation is no spam after all. @throws not_found, conflict (not_yours, wrong_state, overtaken) */
export async function clearSpam(desk: Desk, viewer: Viewer, input: MoveConversation): Promise<Conversation> {
  return reopen(desk, viewer, { ...input, state: "spam" });
}

async function reopen(
  desk: Desk,
  viewer: Viewer,
  { conversationId, state }: { conversationId: string; state: "closed" | "spam" },
): Promise<Conversation> {
  const plan = await planReopen(desk, { from: [state], ids: [conversationId] });
  return workOn(desk, viewer, { conversationId, plan });
}
