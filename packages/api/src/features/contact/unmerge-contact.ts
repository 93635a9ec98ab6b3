import { type Contact, canUnmerge, outlineOf } from "@frontdesk/contract";
import type { UnmergeContact } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { lockConversationsWith } from "../conversation/index.ts";
import { announceContact, keysOfContact } from "./announce-contact.ts";
import { findMeant } from "./contact-card.queries.ts";
import { deleteContactTags } from "./contact-edit.queries.ts";
import { lockKnown } from "./lock-contact.queries.ts";
import { moveSaid, moveSome, pointAt } from "./merge.queries.ts";
import { getMerge, listReturning, loseFacts, markUnmerged } from "./unmerge.queries.ts";

/**
 * Finds that two contacts are two after all: what came from the one goes back, with what has been said since in their
 * conversations; what the other gained and is as it came is taken from them. Answers the one who stayed.
 * @throws not_found, conflict merge_over (undone already, a week ago, or either was merged or erased since)
 */
export async function unmergeContact(desk: Desk, viewer: Viewer, { mergeId }: UnmergeContact): Promise<Contact> {
  const { db, workspaceId, now } = desk;
  const { keptId, mergedId } = await getMerge(db, { workspaceId, id: mergeId });
  if ((await findMeant(db, viewer, keptId)).id !== keptId) throw new DeskError("conflict", "merge_over");
  await lockKnown(db, { workspaceId, id: keptId });
  const merge = await getMerge(db, { workspaceId, id: mergeId });
  if (merge.undoneAt || !canUnmerge({ at: merge.mergedAt.toISOString(), by: "" }, now))
    throw new DeskError("conflict", "merge_over");

  const { moved } = merge;
  const pair = { workspaceId, fromId: keptId, toId: mergedId };
  await lockConversationsWith(db, desk.whole, keptId);
  const scopeKeys = await keysOfContact(desk, keptId);
  const conversationIds = await listReturning(db, { ...pair, moved });
  await moveSome(db, "conversation", { ...pair, ids: conversationIds });
  await moveSaid(db, { ...pair, conversationIds });
  await moveSome(db, "contact_identity", { ...pair, ids: moved.identityIds });
  await moveSome(db, "contact_name", { ...pair, ids: moved.nameIds });
  await moveSome(db, "contact_note", { ...pair, ids: moved.noteIds });
  await deleteContactTags(db, { workspaceId, id: keptId, tagIds: moved.tagIds });
  await loseFacts(db, { ...pair, moved, now });
  await pointAt(db, { workspaceId, id: mergedId, intoId: null, now });
  await markUnmerged(db, { workspaceId, id: mergeId, now });

  const contact = await announceContact(desk, keptId);
  const restored = await announceContact(desk, mergedId);
  desk.emit("contact.unmerged", {
    subject: { type: "contact", id: keptId },
    data: { id: keptId, into: outlineOf(restored), conversationIds },
    scopeKeys,
  });
  const subject = { type: "contact", id: keptId };
  await desk.audit({ action: "contact.unmerge", subject, after: { mergedId, conversations: conversationIds.length } });
  return contact;
}
