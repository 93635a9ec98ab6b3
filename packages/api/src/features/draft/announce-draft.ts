import type { Draft } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";

interface Changed {
  conversationId: string;
  memberId: string;
  draft: Draft;
}

/** Tells a member's other tabs and devices that a draft of theirs changed, and nobody what it says. */
export function announceDraft(desk: Desk, { conversationId, memberId, draft }: Changed): void {
  const { kind, version, text, answered } = draft;
  desk.emit("draft.changed", {
    subject: { type: "conversation", id: conversationId },
    data: { conversationId, kind, version, isBlank: text === "" && answered === null },
    scopeKeys: [`member:${memberId}`],
  });
}
