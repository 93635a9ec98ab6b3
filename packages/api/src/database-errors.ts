import { OpConflict } from "@frontdesk/db";
import { DeskError } from "./desk-error.ts";

/** What a broken constraint means to a caller, by its name in the schema. */
const meaning: Record<string, DeskError> = {
  user_email_folded_key: new DeskError("conflict", "email_taken", { fields: { email: "taken" } }),
  workspace_slug_key: new DeskError("conflict", "slug_taken", { fields: { slug: "taken" } }),
  bot_tg_id_key: new DeskError("conflict", "bot_taken", { fields: { token: "taken" } }),
  passkey_credential_id_key: new DeskError("conflict", "already_done"),
  sla_policy_name_taken: new DeskError("conflict", "name_taken", { fields: { name: "taken" } }),
  one_default_sla_policy: new DeskError("conflict", "default_taken", { fields: { isDefault: "taken" } }),
  tag_name_taken: new DeskError("conflict", "name_taken", { fields: { name: "taken" } }),
  custom_field_name_taken: new DeskError("conflict", "name_taken", { fields: { name: "taken" } }),
  contact_identity_workspace_id_provider_external_id_key: new DeskError("conflict", "identity_taken"),
  team_name_taken: new DeskError("conflict", "name_taken", { fields: { name: "taken" } }),
  role_name_taken: new DeskError("conflict", "name_taken", { fields: { name: "taken" } }),
  canned_shortcut_taken: new DeskError("conflict", "name_taken", { fields: { shortcut: "taken" } }),
  member_workspace_id_user_id_key: new DeskError("conflict", "already_member"),
  message_workspace_id_client_key_key: new DeskError("conflict", "already_done"),
};

/** Codes of PostgreSQL that mean it is away or overloaded, not that the call is wrong. */
const away = /^(08|53|57P0|57014|55P03|40001|40P01)/;
const networkFailures = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/** Translates what the database threw; anything it does not know comes back unchanged. */
export function fromDatabase(error: unknown): unknown {
  if (error instanceof OpConflict) return new DeskError("conflict", error.reason);
  if (!(error instanceof Error)) return error;
  const { code, constraint } = error as Error & { code?: string; constraint?: string };
  if (constraint && meaning[constraint]) return meaning[constraint];
  // Class 22: a value that the column's type can't hold. 23514: a check that the schema of the input did not know.
  if (code?.startsWith("22") || code === "23514") return new DeskError("invalid", "bad_input");
  const isAway =
    (code && (away.test(code) || networkFailures.has(code))) ||
    /timeout|Connection terminated|terminating connection/i.test(error.message);
  return isAway ? new DeskError("unavailable", null, { retryAfterMs: 1000 }) : error;
}
