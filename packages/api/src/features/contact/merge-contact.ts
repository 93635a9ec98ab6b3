import { type Contact, contactLimits, type MergePreview, outlineOf, tagLimits } from "@frontdesk/contract";
import type { MergeContact, PreviewMerge } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import type { Reach, Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { lockConversationsWith } from "../conversation/index.ts";
import { announceContact, keysOfContact } from "./announce-contact.ts";
import { assertInReach, getCard } from "./contact-card.queries.ts";
import { insertContactTags, keepTelegramName } from "./contact-edit.queries.ts";
import { lockContact } from "./lock-contact.queries.ts";
import { countMovable, gainFacts, insertMerge, type Merged, moveRecords, pointAt } from "./merge.queries.ts";

/** What merging a contact into another would move. @throws not_found */
export async function previewMerge(
  db: Reader,
  reach: Reach,
  { contactId, intoId }: PreviewMerge,
): Promise<MergePreview> {
  const { workspaceId } = reach;
  await assertInReach(db, reach, contactId);
  await assertInReach(db, reach, intoId);
  const gained = gainOf(
    await getCard(db, { workspaceId, id: contactId }),
    await getCard(db, { workspaceId, id: intoId }),
  );
  const { tagIds, phones, emails, fieldIds, isLanguage, isAvatar } = gained;
  const facts = phones.length + emails.length + fieldIds.length + Number(isLanguage) + Number(isAvatar);
  return { ...(await countMovable(db, { workspaceId, id: contactId })), tags: tagIds.length, facts };
}

/**
 * Finds two contacts to be one person: conversations, identities, former names and notes of the one are the other's from
 * now on, who also gains the tags and facts that they lack. The one leaves a pointer, and it may be taken back for a week.
 * @throws not_found, invalid bad_input for one and the same, conflict (wrong_state for a group, blocked_apart where only one of them is
 * blocked)
 */
export async function mergeContact(desk: Desk, viewer: Viewer, { contactId, intoId }: MergeContact): Promise<Contact> {
  const { db, workspaceId, now } = desk;
  if (contactId === intoId) throw new DeskError("invalid", "bad_input", { fields: { intoId: "same" } });
  // Always in the same order, so that neither waits for the other.
  const held = new Map<string, Contact>();
  for (const id of [contactId, intoId].sort()) held.set(id, await lockContact(db, viewer, id));
  const [merged, kept] = [held.get(contactId), held.get(intoId)];
  if (!merged || !kept) throw new DeskError("not_found");
  if (merged.kind !== "person" || kept.kind !== "person") throw new DeskError("conflict", "wrong_state");
  if ((merged.blocked === null) !== (kept.blocked === null)) throw new DeskError("conflict", "blocked_apart");

  for (const id of [contactId, intoId].sort()) await lockConversationsWith(db, desk.whole, id);

  // Each account keeps its name; the person is called as the one that stays.
  for (const id of [contactId, intoId]) await keepTelegramName(db, { workspaceId, id });
  const scopeKeys = await keysOfContact(desk, contactId);
  const pair = { workspaceId, fromId: contactId, toId: intoId };
  const gained = gainOf(merged, kept);
  const moved: Merged = { ...(await moveRecords(db, pair)), ...gained, isNameChosen: kept.isNameChosen };
  await insertContactTags(db, { workspaceId, id: intoId, now, tagIds: gained.tagIds });
  await gainFacts(db, { ...pair, gained, now });
  await pointAt(db, { workspaceId, id: contactId, intoId, now });
  await insertMerge(db, { ...pair, moved, by: viewer.name, now });

  const contact = await announceContact(desk, intoId);
  desk.emit("contact.merged", {
    subject: { type: "contact", id: contactId },
    data: { id: contactId, into: outlineOf(contact), conversationIds: moved.conversationIds },
    scopeKeys,
  });
  const subject = { type: "contact", id: intoId };
  const count = moved.conversationIds.length;
  await desk.audit({ action: "contact.merge", subject, after: { mergedId: contactId, conversations: count } });
  return contact;
}

/** What of one contact another lacks and has room for. */
function gainOf(merged: Contact, kept: Contact) {
  const lacking = <T>(theirs: T[], own: T[], most: number) =>
    theirs.filter((one) => !own.includes(one)).slice(0, Math.max(0, most - own.length));
  return {
    tagIds: lacking(merged.tagIds, kept.tagIds, tagLimits.perRecord),
    phones: lacking(merged.phones, kept.phones, contactLimits.phones),
    emails: lacking(merged.emails, kept.emails, contactLimits.emails),
    fieldIds: Object.keys(merged.custom).filter((fieldId) => !(fieldId in kept.custom)),
    isLanguage: kept.language === null && merged.language !== null,
    isAvatar: kept.avatar === null && merged.avatar !== null,
    isVerified: kept.verified === null && merged.verified !== null,
  };
}
