import { type Conversation, isLive } from "@frontdesk/contract";
import type { MoveConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { type Plan, workOn } from "./work-on.ts";

const planAwait: Plan = (from) => {
  if (!isLive(from.state)) throw new DeskError("conflict", "wrong_state");
  if (from.state === "pending") return null;
  return { from, act: { name: "awaited" }, patch: { state: "pending", waitingSince: null } };
};

/** Says that the next word is the person's; a reply says so by itself. @throws not_found, conflict (not_yours, wrong_state) */
export async function awaitContact(desk: Desk, viewer: Viewer, input: MoveConversation): Promise<Conversation> {
  return workOn(desk, viewer, { conversationId: input.conversationId, plan: planAwait });
}
