import type { SuggestionSettings } from "@frontdesk/contract";
import type { ConfigureSuggestions } from "@frontdesk/contract/inputs";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import type { Sealer } from "../../sealing.ts";
import {
  countInboxes,
  getSuggestionSettings,
  lockSuggestionSettings,
  putSuggestionSettings,
} from "./provider.queries.ts";

/**
 * Decides who writes drafts for a workspace, and in which inboxes. The key is kept sealed and never shown again; it is
 * given anew for another address, since it would go there. @throws conflict stale_version, not_found for an inbox,
 * invalid bad_input
 */
export async function configureSuggestions(
  desk: Desk,
  sealer: Sealer,
  input: ConfigureSuggestions,
): Promise<SuggestionSettings> {
  const { db, workspaceId, now } = desk;
  const { isOn, baseUrl, model, key } = input;
  const inboxIds = [...new Set(input.inboxIds)];
  const before = await lockSuggestionSettings(db, workspaceId);
  if ((await countInboxes(db, { workspaceId, ids: inboxIds })) < inboxIds.length) throw new DeskError("not_found");
  if (before.version !== input.version) throw new DeskError("conflict", "stale_version");
  if (key === null && before.keyLast4 !== null) assertSameOrigin(before.baseUrl, baseUrl);

  const kept =
    key === null ? undefined : { sealed: key === "" ? null : sealer.seal(key), last4: key.slice(-4) || null };
  await putSuggestionSettings(db, { workspaceId, isOn, baseUrl, model, key: kept, inboxIds, now });
  const settings = await getSuggestionSettings(db, workspaceId);
  const subject = { type: "workspace", id: workspaceId };
  const draftInboxIds = isOn ? settings.inboxIds : [];
  desk.emit("suggestion.configured", {
    subject,
    data: { draftInboxIds, version: settings.version },
    scopeKeys: forEveryone,
  });
  await desk.audit({ action: "suggestion.configure", subject, before, after: settings });
  return settings;
}

/** A key that is kept goes nowhere but where it was given for. @throws invalid bad_input */
export function assertSameOrigin(known: string, wanted: string): void {
  if (new URL(known).origin !== new URL(wanted).origin)
    throw new DeskError("invalid", "bad_input", { fields: { key: "required" } });
}
