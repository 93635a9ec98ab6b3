import type { Conversation, Priority } from "@frontdesk/contract";
import type { PrioritiseConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { type Plan, workOn } from "./work-on.ts";

/** Says how urgent a conversation is, in whatever state. */
export function planPriority(priority: Priority): Plan {
  return (from) =>
    from.priority === priority
      ? null
      : { from, act: { name: "prioritised", from: from.priority, to: priority }, patch: { priority } };
}

/** @throws not_found, conflict not_yours */
export async function prioritiseConversation(
  desk: Desk,
  viewer: Viewer,
  { conversationId, priority }: PrioritiseConversation,
): Promise<Conversation> {
  return workOn(desk, viewer, { conversationId, plan: planPriority(priority) });
}
