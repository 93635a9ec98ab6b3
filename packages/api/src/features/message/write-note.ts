import { formatText, type Message } from "@frontdesk/contract";
import type { WriteNote } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { getConversation, keysOfConversation, lockConversation, standingOf } from "../conversation/index.ts";
import { endDraft } from "../draft/index.ts";
import { callMembers } from "../mention/index.ts";
import { attachUploads, lockUploads } from "../upload/index.ts";
import { getMessage, insertMessage } from "./message.queries.ts";
import { attachElsewhere, type WrittenElsewhere } from "./written-elsewhere.ts";

/**
 * Says something among the staff, under the thread's next number (P4). It has no sends, so nothing of it can reach the
 * person, and their wait, the queue's line and its order stay as they are. Whoever handles conversations may, also in a
 * colleague's and in a closed one. @throws not_found, conflict upload_missing
 */
export async function writeNote(
  desk: Desk,
  viewer: Viewer,
  input: WriteNote,
  written?: WrittenElsewhere,
): Promise<Message> {
  const { db, workspaceId, now } = desk;
  const held = await lockConversation(db, viewer, input.conversationId);
  const files = await lockUploads(desk, viewer, input.attachments);
  const { mentions, tell } = await callMembers(desk, viewer, {
    text: input.text,
    memberIds: input.mentions,
    place: held,
  });

  const seq = held.lastSeq + 1;
  const note = {
    ...{ workspaceId, conversationId: held.id, seq, direction: "note" as const, createdAt: now },
    author: { kind: viewer.kind, id: viewer.actorId },
    ...(written?.formatted ?? formatText(input.text)),
    source: written ? null : input.text,
    state: "received" as const,
    clientKey: input.clientKey,
    mentions,
  };
  const messageId = await insertMessage(db, note, { last_seq: seq });
  await attachUploads(desk, { messageId, botId: null, files });
  if (written) await attachElsewhere(desk, { messageId, written });
  if (input.endsDraft) await endDraft(desk, viewer, { conversationId: held.id, kind: "note" });

  const message = await getMessage(db, desk.whole, messageId);
  const conversation = await getConversation(db, desk.whole, held.id);
  desk.emit("message.noted", {
    subject: { type: "conversation", id: held.id },
    data: { message, conversation, was: standingOf(held) },
    scopeKeys: keysOfConversation(conversation),
  });
  await tell(messageId);
  return message;
}
