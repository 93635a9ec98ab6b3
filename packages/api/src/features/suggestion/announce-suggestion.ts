import type { Suggestion } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";

interface Changed {
  conversationId: string;
  memberId: string;
  suggestion: Pick<Suggestion, "id" | "state" | "version">;
}

/** Tells a member's own tabs and devices how a suggestion of theirs stands, and nobody what it says. */
export function announceSuggestion(desk: Desk, { conversationId, memberId, suggestion }: Changed): void {
  const { id, state, version } = suggestion;
  desk.emit("suggestion.changed", {
    subject: { type: "suggestion", id },
    data: { conversationId, suggestionId: id, state, version },
    scopeKeys: [`member:${memberId}`],
  });
}
