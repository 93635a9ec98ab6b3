import type { Conversation, EventKind } from "@frontdesk/contract";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { changeConversation, getConversation, type LockedConversation } from "./conversation.queries.ts";
import { keysOf, keysOfConversation, standingOf } from "./conversation-scope.ts";

type Move = Extract<
  EventKind,
  "conversation.taken" | "conversation.released" | "conversation.closed" | "conversation.reopened"
>;

interface Change {
  kind: Move;
  from: LockedConversation;
  patch: Parameters<typeof changeConversation>[1]["patch"];
}

/** Changes a held conversation and announces it with how it stood before. */
export async function moveConversation(desk: Desk, { kind, from, patch }: Change): Promise<Conversation> {
  const { workspaceId, now } = desk;
  await changeConversation(desk.db, { workspaceId, id: from.id, now, patch });
  const conversation = await getConversation(desk.db, desk.whole, from.id);
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
