import { z } from "zod";
import { attachableProviders, contactLimits } from "./contact.ts";
import { customFieldLimits } from "./custom-field.ts";
import { called, email, id, line, mutation, prose, query, version } from "./fields.inputs.ts";
import { tagLimits } from "./tag.ts";

const contactId = id;
const ofContact = { contactId };

export const listNames = query(ofContact);
export const getContact = query(ofContact);
export const listContactNotes = query(ofContact);

export const listHistory = query({
  ...ofContact,
  cursor: z.strictObject({ at: z.iso.datetime({ precision: 3 }), id }).nullish(),
  limit: z.int().min(1).max(contactLimits.historyPage).default(contactLimits.historyPage),
});
export type ListHistory = z.infer<typeof listHistory>;

const phone = line(contactLimits.phoneLength).regex(/^\+?[0-9][0-9 ()./-]{2,}$/);
const language = line(contactLimits.languageLength).regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/);
/** What an integer may be without losing its last digit. */
const largest = Number.MAX_SAFE_INTEGER;
/** Checked against its field by `problemOf`; null takes it away. */
const customValue = z.strictObject({
  fieldId: id,
  value: z
    .union([z.string().max(customFieldLimits.textLength), z.number().min(-largest).max(largest), z.boolean()])
    .nullable(),
});

/** What is named is changed, the rest stays. A null name is what they call themselves. */
export const editContact = mutation({
  ...ofContact,
  version,
  name: called(contactLimits.nameLength).nullable().optional(),
  language: language.nullable().optional(),
  phones: z.array(phone).max(contactLimits.phones).optional(),
  emails: z.array(email).max(contactLimits.emails).optional(),
  custom: z.array(customValue).max(customFieldLimits.count).optional(),
});
export type EditContact = z.infer<typeof editContact>;

const tagIds = z.array(id).max(tagLimits.perRecord);
export const tagContact = mutation({ ...ofContact, add: tagIds, remove: tagIds });
export type TagContact = z.infer<typeof tagContact>;

const text = prose(contactLimits.noteLength);
export const addContactNote = mutation({ ...ofContact, text });
export type AddContactNote = z.infer<typeof addContactNote>;
export const editContactNote = mutation({ noteId: id, text, version });
export type EditContactNote = z.infer<typeof editContactNote>;
export const removeContactNote = mutation({ noteId: id });
export type RemoveContactNote = z.infer<typeof removeContactNote>;

/** What they are known by elsewhere may be attached at once. */
export const verifyContact = mutation({
  ...ofContact,
  identity: z
    .strictObject({ provider: z.enum(attachableProviders), externalId: line(contactLimits.externalIdLength) })
    .nullable(),
});
export type VerifyContact = z.infer<typeof verifyContact>;
export const detachIdentity = mutation({ ...ofContact, identityId: id });
export type DetachIdentity = z.infer<typeof detachIdentity>;

/** For acts that say nothing but whom they are about. */
export const markContact = mutation(ofContact);
export type MarkContact = z.infer<typeof markContact>;

const merge = { ...ofContact, intoId: id };
export const previewMerge = query(merge);
export type PreviewMerge = z.infer<typeof previewMerge>;
export const mergeContact = mutation(merge);
export type MergeContact = z.infer<typeof mergeContact>;
export const unmergeContact = mutation({ mergeId: id });
export type UnmergeContact = z.infer<typeof unmergeContact>;

/** The name, as a second word that this very person is meant, whatever it is made of. */
export const eraseContact = mutation({ ...ofContact, name: z.string().trim().min(1).max(contactLimits.nameLength) });
export type EraseContact = z.infer<typeof eraseContact>;
