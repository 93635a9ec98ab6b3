import type { Conversation } from "@frontdesk/contract";
import type { MoveConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { type Plan, workOn } from "./work-on.ts";

/** Puts a conversation back for anyone to take. */
export const planRelease: Plan = (from) =>
  from.assigneeId ? { from, act: { name: "released" }, patch: { assigneeId: null, handledBy: "none" } } : null;

/** Puts a conversation back for anyone to take. @throws not_found, conflict not_yours */
export async function releaseConversation(desk: Desk, viewer: Viewer, input: MoveConversation): Promise<Conversation> {
  return workOn(desk, viewer, { conversationId: input.conversationId, plan: planRelease });
}
