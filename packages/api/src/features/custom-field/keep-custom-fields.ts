import { isDeepStrictEqual } from "node:util";
import { type CustomField, customFieldLimits } from "@frontdesk/contract";
import type { CreateCustomField, EditCustomField, OrderCustomFields } from "@frontdesk/contract/inputs";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { changeCustomField, getCustomField, insertCustomField, listCustomFields } from "./custom-field.queries.ts";

/** Makes a field, the last in order. @throws conflict name_taken, invalid (too_many_fields; bad_input for its choices) */
export async function createCustomField(
  desk: Desk,
  { name, kind, choices: given }: CreateCustomField,
): Promise<CustomField> {
  const { db, workspaceId, now } = desk;
  const others = await listCustomFields(db, workspaceId);
  if (others.length >= customFieldLimits.count) throw new DeskError("invalid", "too_many_fields");
  const choices = choicesOf(kind, given);
  const position = Math.max(0, ...others.map((other) => other.position)) + 1;
  const id = await insertCustomField(db, { workspaceId, name, kind, choices, position, now });
  const field = await announceField(desk, id);
  await desk.audit({ action: "customField.create", subject: subjectOf(id), after: outlineOf(field) });
  return field;
}

/**
 * Changes a field, archives it or brings it back; what is known in it stays. A choice that is offered no longer stays
 * where it was made. @throws not_found, conflict (stale_version, name_taken), invalid bad_input for its choices
 */
export async function editCustomField(
  desk: Desk,
  { customFieldId: id, name, choices: given, isArchived, version }: EditCustomField,
): Promise<CustomField> {
  const { db, workspaceId, now } = desk;
  const before = await getCustomField(db, { workspaceId, id });
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  const choices = choicesOf(before.kind, given);
  if (isDeepStrictEqual(outlineOf({ ...before, name, choices, isArchived }), outlineOf(before))) return before;
  await changeCustomField(db, {
    ...{ workspaceId, id, now },
    patch: { name, choices, archived_at: isArchived ? now : null },
  });
  const after = await announceField(desk, id);
  await desk.audit({
    action: "customField.edit",
    subject: subjectOf(id),
    before: outlineOf(before),
    after: outlineOf(after),
  });
  return after;
}

/** Puts the fields in another order. @throws not_found for an id of none, conflict stale_version where one is missing */
export async function orderCustomFields(
  desk: Desk,
  { customFieldIds: ids }: OrderCustomFields,
): Promise<CustomField[]> {
  const { db, workspaceId, now } = desk;
  const known = new Map((await listCustomFields(db, workspaceId)).map((field) => [field.id, field]));
  for (const id of ids) found(known.get(id));
  if (new Set(ids).size !== known.size) throw new DeskError("conflict", "stale_version");
  const moved = ids
    .map((id, index) => ({ id, position: index + 1 }))
    .filter(({ id, position }) => known.get(id)?.position !== position);
  for (const { id, position } of moved) await changeCustomField(db, { workspaceId, id, now, patch: { position } });
  for (const { id } of moved) await announceField(desk, id);
  if (moved.length > 0) await desk.audit({ action: "customField.order", subject: subjectOf(null) });
  return listCustomFields(db, workspaceId);
}

/** Only a choice has choices, each once. */
function choicesOf(kind: CustomField["kind"], given: string[]): string[] {
  const choices = [...new Set(given)];
  if ((kind === "choice") === choices.length > 0) return choices;
  throw new DeskError("invalid", "bad_input", { fields: { choices: "required" } });
}

async function announceField(desk: Desk, id: string): Promise<CustomField> {
  const customField = await getCustomField(desk.db, { workspaceId: desk.workspaceId, id });
  desk.emit("custom_field.saved", {
    subject: { type: "custom_field", id },
    data: { customField },
    scopeKeys: forEveryone,
  });
  return customField;
}

const subjectOf = (id: string | null) => ({ type: "custom_field", id });

function outlineOf({ name, kind, choices, isArchived }: CustomField) {
  return { name, kind, choices, isArchived };
}
