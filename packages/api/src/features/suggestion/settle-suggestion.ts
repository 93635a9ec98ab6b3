import { isAwaited, type Suggestion } from "@frontdesk/contract";
import type { SettleSuggestion } from "@frontdesk/contract/inputs";
import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { announceSuggestion } from "./announce-suggestion.ts";
import { lockSuggestion, settle } from "./suggestion.queries.ts";

/**
 * What a member did with a suggestion: put it into the reply, or aside. One that is still on its way is called off, and
 * can't be taken. The same again changes nothing. @throws not_found, conflict (not_yours,
 * wrong_state)
 */
export async function settleSuggestion(
  desk: Desk,
  viewer: Viewer,
  { suggestionId: id, as }: SettleSuggestion,
): Promise<Suggestion> {
  const { db, workspaceId, now } = desk;
  const memberId = assertMember(viewer);
  const { suggestion, conversationId, memberId: askerId } = await lockSuggestion(db, viewer, id);
  if (askerId !== memberId) throw new DeskError("conflict", "not_yours");
  const { state: present } = suggestion;
  const state = as === "dismissed" && isAwaited(suggestion) ? "cancelled" : as;
  if (present === "taken" || present === "dismissed" || present === "cancelled") return suggestion;
  if (as === "taken" && present !== "ready") throw new DeskError("conflict", "wrong_state");

  // What was not taken is nobody's to read again.
  const settled = await settle(db, {
    workspaceId,
    id,
    state,
    now,
    ...(as === "dismissed" && { text: "", sources: [] }),
  });
  announceSuggestion(desk, { conversationId, memberId, suggestion: settled });
  return settled;
}
