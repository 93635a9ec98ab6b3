import { isDeepStrictEqual } from "node:util";
import { type Contact, type CustomField, type CustomValue, problemOf } from "@frontdesk/contract";
import type { EditContact } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { listCustomFields } from "../custom-field/index.ts";
import { announceContact } from "./announce-contact.ts";
import { insertFormerName } from "./contact.queries.ts";
import { changeContact, keepTelegramName } from "./contact-edit.queries.ts";
import { lockContact } from "./lock-contact.queries.ts";

type Facts = Pick<Contact, "name" | "isNameChosen" | "language" | "phones" | "emails" | "custom">;

/**
 * Changes what the desk knows of a person. A name that it chooses stays, whatever Telegram says; without one they are
 * called as they call themselves. The same again changes nothing.
 * @throws not_found, conflict stale_version, invalid bad_input for a value that its field can't hold
 */
export async function editContact(desk: Desk, viewer: Viewer, input: EditContact): Promise<Contact> {
  const { db, workspaceId, now } = desk;
  const before = await lockContact(db, viewer, input.contactId);
  if (before.version !== input.version) throw new DeskError("conflict", "stale_version");
  const custom = input.custom && valuesAfter(before, input.custom, await listCustomFields(db, workspaceId));
  const after = factsAfter(before, { ...input, custom });
  const changed = Object.keys(after).filter(
    (key) => !isDeepStrictEqual(after[key as keyof Facts], before[key as keyof Facts]),
  );
  if (changed.length === 0) return before;

  const { id } = before;
  if (after.isNameChosen && !before.isNameChosen) await keepTelegramName(db, { workspaceId, id });
  if (after.name !== before.name) await insertFormerName(db, { workspaceId, id, ...formerOf(before), now });
  await changeContact(db, { workspaceId, id, now, facts: after, isLanguageChosen: after.language !== before.language });
  // What it says of them is theirs, and is to be erased with them: the audit holds what was touched.
  await desk.audit({ action: "contact.edit", subject: { type: "contact", id }, after: { fields: changed } });
  return announceContact(desk, id);
}

type Wanted = Pick<EditContact, "name" | "language" | "phones" | "emails"> & { custom: Facts["custom"] | undefined };

function factsAfter(before: Contact, wanted: Wanted): Facts {
  const { name = before.isNameChosen ? before.name : null, language = before.language } = wanted;
  return {
    name: name ?? nameByThemselves(before),
    isNameChosen: name !== null,
    language,
    phones: wanted.phones ? [...new Set(wanted.phones)] : before.phones,
    emails: wanted.emails ? [...new Set(wanted.emails)] : before.emails,
    custom: wanted.custom ?? before.custom,
  };
}

function nameByThemselves({ identities, name }: Contact): string {
  return identities.find((identity) => identity.name !== null)?.name ?? name;
}

function formerOf({ name, identities }: Contact) {
  return { name, username: identities.find(({ provider }) => provider === "telegram")?.username ?? null };
}

function valuesAfter(
  { custom }: Contact,
  given: NonNullable<EditContact["custom"]>,
  fields: CustomField[],
): Record<string, CustomValue> {
  const known = new Map(fields.filter(({ isArchived }) => !isArchived).map((field) => [field.id, field]));
  const after = { ...custom };
  for (const [index, { fieldId, value }] of given.entries()) {
    const field = known.get(fieldId);
    const problem = field ? value !== null && problemOf(field, value) : "unknown";
    if (problem) throw new DeskError("invalid", "bad_input", { fields: { [`custom.${index}.value`]: problem } });
    if (value === null) delete after[fieldId];
    else after[fieldId] = typeof value === "string" ? value.trim() : value;
  }
  return after;
}
