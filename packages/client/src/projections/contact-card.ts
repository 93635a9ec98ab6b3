import {
  type Contact,
  type ContactNote,
  type Conversation,
  type CustomField,
  compareFields,
} from "@frontdesk/contract";
import { conversationIn, withoutTag, withPeople } from "./conversation.ts";
import { type Change, leftId, type Projection, refetch } from "./projection.ts";
import { byId, mapRows, without, withRow } from "./rows.ts";

interface OfContact {
  contactId: string;
}

/** Whether a change makes another contact's what was this one's, or the other way round. */
function moves(change: Change, contactId: string): boolean {
  if ("left" in change || (change.kind !== "contact.merged" && change.kind !== "contact.unmerged")) return false;
  return change.data.id === contactId || change.data.into.id === contactId;
}

/** A contact's card. Whether any bot may write to them is for the desk to say. */
export const contactGet: Projection<OfContact, Contact> = (contact, change, { input: { contactId } }) => {
  // Whether anything of theirs is still within reach, a row that left does not say.
  if (leftId(change, "conversation")) return refetch;
  if ("left" in change) return contact;
  // What was asked for may be a pointer to this one.
  if (moves(change, contactId) && contact.id !== contactId) return refetch;
  switch (change.kind) {
    case "contact.merged":
      return change.data.id === contact.id ? refetch : contact;
    case "contact.changed": {
      const { id, contact: card } = change.data;
      if (id !== contact.id) return contact;
      if (!card) return refetch;
      return card.version >= contact.version ? card : contact;
    }
    case "contact.reachability":
      return change.data.contactId === contact.id ? refetch : contact;
    case "conversation.created":
      return change.data.conversation.contact.id === contact.id ? refetch : contact;
    case "tag.removed": {
      const { id } = change.data;
      return contact.tagIds.includes(id) ? { ...contact, tagIds: contact.tagIds.filter((one) => one !== id) } : contact;
    }
    default:
      return contact;
  }
};

/** What colleagues wrote about a contact, the latest first. */
export const contactNotes: Projection<OfContact, ContactNote[]> = (notes, change, { input: { contactId } }) => {
  if (leftId(change, "conversation") || moves(change, contactId)) return refetch;
  if ("left" in change) return notes;
  switch (change.kind) {
    case "contact_note.saved":
      return change.data.note.contactId === contactId
        ? withRow(notes, change.data.note, (one, other) => byId(other, one))
        : notes;
    case "contact_note.removed":
      return without(notes, { id: change.data.id });
    case "member.changed": {
      const { id, name } = change.data.member;
      return mapRows(notes, (note) =>
        note.author.id === id && note.author.name !== name ? { ...note, author: { ...note.author, name } } : note,
      );
    }
    default:
      return notes;
  }
};

interface Key {
  at: string;
  id: string;
}

interface HistoryPage {
  rows: Conversation[];
  next: Key | null;
}

/** A page of a contact's conversations, the latest begun first. It keeps covering the stretch it was fetched for. */
export const contactHistory: Projection<OfContact & { cursor?: Key | null }, HistoryPage> = (
  page,
  change,
  { input },
) => {
  if (moves(change, input.contactId)) return refetch;
  const rows = rowsAfter(page, change, input);
  return rows === page.rows ? page : { ...page, rows };
};

function rowsAfter({ rows, next }: HistoryPage, change: Change, input: OfContact & { cursor?: Key | null }) {
  const left = leftId(change, "conversation");
  if (left) return without(rows, { id: left });
  const told = conversationIn(change);
  if (!told) return mapRows(rows, (row) => withoutTag(withPeople(row, change), change));
  // What was asked for may be a pointer to whom the rows are of.
  if (told.contact.id !== (rows[0]?.contact.id ?? input.contactId)) return rows;
  const isAfterCursor = !input.cursor || latestFirst(input.cursor, keyOf(told)) < 0;
  const isHere = isAfterCursor && (!next || latestFirst(keyOf(told), next) <= 0);
  return isHere ? withRow(rows, told, (one, other) => latestFirst(keyOf(one), keyOf(other))) : rows;
}

function keyOf({ createdAt, id }: Conversation): Key {
  return { at: createdAt, id };
}

function latestFirst(one: Key, other: Key): number {
  if (one.at !== other.at) return one.at > other.at ? -1 : 1;
  return one.id > other.id ? -1 : one.id < other.id ? 1 : 0;
}

/** The workspace's own fields, in the order in which they are asked for. */
export const customFieldList: Projection<unknown, CustomField[]> = (fields, change) =>
  !("left" in change) && change.kind === "custom_field.saved"
    ? withRow(fields, change.data.customField, compareFields)
    : fields;
