import type { Suggestion } from "@frontdesk/contract";
import type { AskForSuggestion } from "@frontdesk/contract/inputs";
import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { getConversation } from "../conversation/index.ts";
import { announceSuggestion } from "./announce-suggestion.ts";
import { gatherMaterial } from "./gather-material.ts";
import { findProvider, getSuggestionSettings } from "./provider.queries.ts";
import { cancelUnderWay, insertSuggestion } from "./suggestion.queries.ts";

/**
 * Asks for a draft of a reply: a row that a node answers after this transaction (R2). What was still on its way to the
 * same member there is called off. While the provider rests after failures, it fails at once and says so.
 * @throws not_found, forbidden for an API token, conflict suggestions_off
 */
export async function askForSuggestion(
  desk: Desk,
  viewer: Viewer,
  { conversationId }: AskForSuggestion,
): Promise<Suggestion> {
  const { db, workspaceId, now } = desk;
  const memberId = assertMember(viewer);
  const conversation = await getConversation(db, viewer, conversationId);
  const { inboxIds } = await getSuggestionSettings(db, workspaceId);
  const provider = await findProvider(db, workspaceId);
  if (!provider || !inboxIds.includes(conversation.inbox.id)) throw new DeskError("conflict", "suggestions_off");

  const of = { workspaceId, memberId, conversationId, now };
  await cancelUnderWay(db, of);
  const request = await gatherMaterial(db, viewer, conversation);
  const failure = provider.restsUntil && provider.restsUntil > now ? "resting" : null;
  const suggestion = await insertSuggestion(db, { ...of, request, failure });
  announceSuggestion(desk, { conversationId, memberId, suggestion });
  if (!failure) desk.tellNodes("suggestion.asked", { workspaceId });
  return suggestion;
}
