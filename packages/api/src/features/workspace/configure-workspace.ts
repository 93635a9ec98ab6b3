import type { Workspace, WorkspaceSettings } from "@frontdesk/contract";
import type { ConfigureWorkspace } from "@frontdesk/contract/inputs";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertTimeZone } from "./time-zone.ts";
import { changeSettings, lockSettings } from "./workspace.queries.ts";

/**
 * Changes how a workspace is called, what language and time zone it has, and how much it keeps for how long (B17). What
 * is kept no longer goes with the next trimming. The same again changes nothing and announces nothing.
 * @throws invalid for a time zone nobody knows, conflict stale_version
 */
export async function configureWorkspace(desk: Desk, input: ConfigureWorkspace): Promise<WorkspaceSettings> {
  const { db, workspaceId, now } = desk;
  const { opId: _opId, version, ...wanted } = input;
  assertTimeZone(wanted.timezone);
  const before = await lockSettings(db, workspaceId);
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  const diff = differencesOf(before, wanted);
  if (!diff) return before;

  const settings = await changeSettings(db, { id: workspaceId, ...wanted, now });
  const subject = { type: "workspace", id: workspaceId };
  desk.emit("workspace.configured", { subject, data: { settings }, scopeKeys: forEveryone });
  if (["name", "locale", "timezone"].some((field) => field in diff.after))
    desk.emit("workspace.changed", { subject, data: { workspace: knownToAll(settings) }, scopeKeys: forEveryone });
  await desk.audit({ action: "workspace.configure", subject, ...diff });
  return settings;
}

/** What differs, as it was and as it is to be; null where nothing does. */
function differencesOf<Fields extends object>(before: Fields, wanted: Partial<Fields>) {
  const fields = (Object.keys(wanted) as (keyof Fields)[]).filter((field) => before[field] !== wanted[field]);
  if (fields.length === 0) return null;
  const pick = (of: Partial<Fields>) => Object.fromEntries(fields.map((field) => [field, of[field]]));
  return { before: pick(before), after: pick(wanted) };
}

// R6: what the least privileged member may see of it.
function knownToAll({ id, slug, name, locale, timezone }: WorkspaceSettings): Workspace {
  return { id, slug, name, locale, timezone };
}
