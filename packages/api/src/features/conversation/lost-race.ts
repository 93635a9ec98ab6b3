import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { getConversation } from "./conversation.queries.ts";

interface Lost {
  conversationId: string;
  /** Whatever refused the act. */
  error: unknown;
}

/**
 * What whoever lost a race is told: who has the conversation, and all of it as it stands, so that their screen is right
 * before any event comes. Anything but a conflict comes back unchanged.
 */
export async function lostRace(desk: Desk, viewer: Viewer, { conversationId, error }: Lost): Promise<unknown> {
  if (!(error instanceof DeskError) || error.code !== "conflict") return error;
  const current = await getConversation(desk.db, viewer, conversationId);
  const facts = namesHolder(error) ? { by: current.assignee?.name ?? "" } : {};
  return new DeskError(error.code, error.reason, { ...error.details, facts, current });
}

function namesHolder({ reason }: DeskError): boolean {
  return reason === "already_taken" || reason === "not_yours";
}
