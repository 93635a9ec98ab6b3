import { isDeepStrictEqual } from "node:util";
import type { Draft } from "@frontdesk/contract";
import type { SaveDraft } from "@frontdesk/contract/inputs";
import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { getConversation } from "../conversation/index.ts";
import { announceDraft } from "./announce-draft.ts";
import { lockDraft, putDraft } from "./draft.queries.ts";

/**
 * Keeps what a member is writing. Whoever has not seen the latest version looks at it first: it was sent, or written on
 * elsewhere. The same again changes nothing. @throws forbidden for an API token, not_found, conflict stale_version
 */
export async function saveDraft(desk: Desk, viewer: Viewer, input: SaveDraft): Promise<Draft> {
  const { db, workspaceId, now } = desk;
  const memberId = assertMember(viewer);
  const { conversationId, kind, text, answered, version } = input;
  await getConversation(db, viewer, conversationId);
  const which = { workspaceId, memberId, conversationId, kind };
  const present = await lockDraft(db, which);
  if (present && present.text === text && isDeepStrictEqual(present.answered, answered)) return present;
  if ((present?.version ?? 0) !== version) throw new DeskError("conflict", "stale_version");

  const draft = await putDraft(db, { ...which, draft: { text, answered }, now });
  // Two first saves at once: the second did not know of the first.
  if (draft.version !== version + 1) throw new DeskError("conflict", "stale_version");
  announceDraft(desk, { conversationId, memberId, draft });
  return draft;
}
