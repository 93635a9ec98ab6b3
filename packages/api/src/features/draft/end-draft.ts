import type { DraftKind } from "@frontdesk/contract";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { announceDraft } from "./announce-draft.ts";
import { putDraft } from "./draft.queries.ts";

/** A draft became a message in this transaction. It stays, blank, so that a save of it that comes late is told. */
export async function endDraft(
  desk: Desk,
  viewer: Viewer,
  { conversationId, kind }: { conversationId: string; kind: DraftKind },
): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { memberId } = viewer;
  if (!memberId) return;
  const blank = { text: "", answered: null };
  const draft = await putDraft(db, { workspaceId, memberId, conversationId, kind, draft: blank, now });
  announceDraft(desk, { conversationId, memberId, draft });
}
