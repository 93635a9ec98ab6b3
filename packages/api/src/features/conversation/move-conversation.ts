import type { Conversation, EventKind } from "@frontdesk/contract";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { keysOf, keysOfConversation, standingOf } from "./conversation-scope.ts";
import { changeConversation, getConversation, type LockedConversation } from "./conversation.queries.ts";

type Move = Extract<EventKind, "conversation.taken" | "conversation.released" | "conversation.closed" | "conversation.reopened">;

interface Change {
  kind: Move;
  from: LockedConversation;
  patch: Parameters<typeof changeConversation>[1]["patch"];
}

/** Changes a held conversation and announces it with how it stood before. */
export async function moveConversation(desk: Desk, { kind, from, patch }: Change): Promise<Conversation> {
  await changeConversation(desk.db, { id: from.id, now: desk.now, patch });
  const conversation = await getConversation(desk.db, null, from.id);
  desk.emit(kind, {
    subject: { type: "conversation", id: from.id },
    data: { conversation, was: standingOf(from) },
    scopeKeys: keysOfConversation(conversation),
    formerKeys: keysOf(from),
  });
  return conversation;
}

/** The name of whoever holds a conversation, for those who lost the race to it. */
export async function holderOf(desk: Desk, viewer: Viewer, id: string): Promise<string> {
  return (await getConversation(desk.db, viewer, id)).assignee?.name ?? "";
}
