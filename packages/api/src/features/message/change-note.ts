import { type FormattedText, formatText, type Message } from "@frontdesk/contract";
import type { DeleteMessage, EditNote } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { type LockedConversation, lockConversation } from "../conversation/index.ts";
import { callMembers, forgetMentions } from "../mention/index.ts";
import { getMessage, type LockedMessage, lockMessage } from "./message.queries.ts";
import { progressMessage } from "./progress-message.ts";
import { rewriteMessage } from "./rewrite-message.ts";

/**
 * Changes what one's own note says; its history keeps how it read. Whoever is called anew is told.
 * @throws not_found, conflict (not_yours, wrong_state, stale_version)
 */
export async function editNote(desk: Desk, viewer: Viewer, input: EditNote, written?: FormattedText): Promise<Message> {
  const { held, note } = await lockOwnNote(desk, viewer, input.messageId);
  if (note.version !== input.version) throw new DeskError("conflict", "stale_version");
  const { text } = input;
  const { mentions, tell } = await callMembers(desk, viewer, { text, memberIds: input.mentions, place: held });
  const said = { ...(written ?? formatText(text)), source: written ? null : text };
  const rewritten = await rewriteMessage(desk, { held, message: note, ...said, mentions });
  await tell(note.id);
  return rewritten;
}

/** Takes one's own note back; the desk keeps what it said. @throws not_found, conflict (not_yours, wrong_state) */
export async function deleteNote(desk: Desk, viewer: Viewer, { messageId }: DeleteMessage): Promise<Message> {
  const { note } = await lockOwnNote(desk, viewer, messageId);
  await progressMessage(desk, { id: note.id, state: "deleted", failure: null });
  await forgetMentions(desk, note.id);
  const subject = { type: "message", id: messageId };
  await desk.audit({
    action: "message.deleteNote",
    subject,
    before: { state: note.state },
    after: { state: "deleted" },
  });
  return getMessage(desk.db, viewer, messageId);
}

async function lockOwnNote(
  desk: Desk,
  viewer: Viewer,
  messageId: string,
): Promise<{ held: LockedConversation; note: LockedMessage }> {
  const { conversationId } = await getMessage(desk.db, viewer, messageId);
  const held = await lockConversation(desk.db, viewer, conversationId);
  const note = await lockMessage(desk.db, viewer, messageId);
  if (note.direction !== "note" || note.state !== "received") throw new DeskError("conflict", "wrong_state");
  if (note.authorId !== viewer.actorId) throw new DeskError("conflict", "not_yours");
  return { held, note };
}
