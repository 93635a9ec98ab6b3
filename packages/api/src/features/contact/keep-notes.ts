import { type AuditedAct, type ContactNote, contactLimits } from "@frontdesk/contract";
import type { AddContactNote, EditContactNote, RemoveContactNote } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import type { Reach, Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { keysOfContact } from "./announce-contact.ts";
import { findMeant } from "./contact-card.queries.ts";
import { countNotes, deleteNote, getNote, insertNote, listNotes, rewriteNote } from "./contact-note.queries.ts";
import { lockContact } from "./lock-contact.queries.ts";

/** What colleagues wrote about a contact, the latest first. @throws not_found */
export async function notesAbout(db: Reader, reach: Reach, contactId: string): Promise<ContactNote[]> {
  return listNotes(db, await findMeant(db, reach, contactId));
}

/** Writes down what colleagues should know of a person. @throws not_found, invalid too_many_notes */
export async function addNote(desk: Desk, viewer: Viewer, { contactId, text }: AddContactNote): Promise<ContactNote> {
  const { db, workspaceId, now } = desk;
  const { id } = await lockContact(db, viewer, contactId);
  if ((await countNotes(db, { workspaceId, id })) >= contactLimits.notes)
    throw new DeskError("invalid", "too_many_notes");
  const author = { kind: viewer.kind, id: viewer.actorId };
  const noteId = await insertNote(db, { workspaceId, contactId, author, text, now });
  return announceNote(desk, { id: noteId, action: "contact.addNote" });
}

/** Changes one's own note. @throws not_found, conflict (not_yours, stale_version) */
export async function editNote(
  desk: Desk,
  viewer: Viewer,
  { noteId, text, version }: EditContactNote,
): Promise<ContactNote> {
  const { db, workspaceId, now } = desk;
  const before = await lockNote(desk, viewer, noteId);
  if (before.author.id !== viewer.actorId) throw new DeskError("conflict", "not_yours");
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  if (before.text === text) return before;
  await rewriteNote(db, { workspaceId, id: noteId, text, now });
  return announceNote(desk, { id: noteId, action: "contact.editNote" });
}

/** Removes one's own note, and with `conversation:override` others'. @throws not_found, conflict not_yours */
export async function removeNote(desk: Desk, viewer: Viewer, { noteId }: RemoveContactNote): Promise<{ id: string }> {
  const { db, workspaceId } = desk;
  const { author, contactId } = await lockNote(desk, viewer, noteId);
  if (author.id !== viewer.actorId && !viewer.permissions.has("conversation:override"))
    throw new DeskError("conflict", "not_yours");
  await deleteNote(db, { workspaceId, id: noteId });
  desk.emit("contact_note.removed", {
    subject: { type: "contact_note", id: noteId },
    data: { id: noteId, contactId },
    scopeKeys: await keysOfContact(desk, contactId),
  });
  await desk.audit({ action: "contact.removeNote", subject: { type: "contact", id: contactId } });
  return { id: noteId };
}

/** A note of whom a conversation is within reach; its contact is held. @throws not_found */
async function lockNote({ db, workspaceId }: Desk, viewer: Viewer, id: string): Promise<ContactNote> {
  const { contactId } = await getNote(db, { workspaceId, id });
  await lockContact(db, viewer, contactId);
  return getNote(db, { workspaceId, id });
}

async function announceNote(desk: Desk, { id, action }: { id: string; action: AuditedAct }): Promise<ContactNote> {
  const note = await getNote(desk.db, { workspaceId: desk.workspaceId, id });
  const { contactId } = note;
  desk.emit("contact_note.saved", {
    subject: { type: "contact_note", id },
    data: { note },
    scopeKeys: await keysOfContact(desk, contactId),
  });
  await desk.audit({ action, subject: { type: "contact", id: contactId } });
  return note;
}
