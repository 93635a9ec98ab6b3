import { type Contact, tagLimits } from "@frontdesk/contract";
import type { TagContact } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { listTagsNamed } from "../tag/index.ts";
import { announceContact } from "./announce-contact.ts";
import { deleteContactTags, insertContactTags, touchContact } from "./contact-edit.queries.ts";
import { lockContact } from "./lock-contact.queries.ts";

/**
 * Puts tags to a contact and takes others away; both commute, so that nobody's are overwritten.
 * @throws not_found (a tag too), invalid too_many_tags
 */
export async function tagContact(desk: Desk, viewer: Viewer, { contactId, add, remove }: TagContact): Promise<Contact> {
  const { db, workspaceId, now } = desk;
  const before = await lockContact(db, viewer, contactId);
  await listTagsNamed(db, { workspaceId, ids: [...add, ...remove] });
  const added = [...new Set(add)].filter((id) => !before.tagIds.includes(id));
  const removed = before.tagIds.filter((id) => remove.includes(id) && !add.includes(id));
  if (added.length + removed.length === 0) return before;
  if (before.tagIds.length - removed.length + added.length > tagLimits.perRecord)
    throw new DeskError("invalid", "too_many_tags");

  const at = { workspaceId, id: contactId, now };
  await deleteContactTags(db, { ...at, tagIds: removed });
  await insertContactTags(db, { ...at, tagIds: added });
  await touchContact(db, at);
  const subject = { type: "contact", id: contactId };
  await desk.audit({ action: "contact.tag", subject, after: { added: added.length, removed: removed.length } });
  return announceContact(desk, contactId);
}
