import { type Preset, presetRoles, presets, type WorkspaceSettings } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";

interface NewWorkspace {
  founderId: string;
  name: string;
  slug: string;
  locale: "en" | "ru";
  timezone: string;
}

/** @throws the unique key of `slug` where it is taken */
export async function insertWorkspace(
  db: Writer,
  { name, slug, locale, timezone, founderId }: NewWorkspace,
): Promise<string> {
  const row = await db
    .insertInto("workspace")
    .values({ name, slug, locale, timezone, founder_id: founderId })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * How many workspaces a person has founded that are still there. What they found meanwhile waits for the end of this
 * transaction.
 */
export async function countFounded(db: Writer, userId: string): Promise<number> {
  await db.selectFrom("user").select("id").where("id", "=", userId).forNoKeyUpdate().execute();
  const row = await db
    .selectFrom("workspace")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("founder_id", "=", userId)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Gives a workspace its own copy of each preset role, and returns the owner's. */
export async function insertPresetRoles(db: Writer, workspaceId: string): Promise<string> {
  const rows = await db
    .insertInto("role")
    .values(presets.map((preset) => ({ workspace_id: workspaceId, name: nameOf(preset), preset, ...rightsOf(preset) })))
    .returning(["id", "preset"])
    .execute();
  return found(rows.find((row) => row.preset === "owner")).id;
}

function rightsOf(preset: Preset) {
  const { permissions, scope } = presetRoles[preset];
  return { permissions: [...permissions], scope };
}

function nameOf(preset: Preset): string {
  return `${preset.charAt(0).toUpperCase()}${preset.slice(1)}`;
}

/** The team that inboxes belong to until a workspace makes others. */
export async function insertDefaultTeam(db: Writer, workspaceId: string): Promise<void> {
  await db.insertInto("team").values({ workspace_id: workspaceId, name: "Front desk", is_default: true }).execute();
}

/** The workspaces a person is an active member of, by name. */
export async function listWorkspacesOf(db: Reader, userId: string): Promise<{ slug: string; name: string }[]> {
  return db
    .selectFrom("member")
    .innerJoin("workspace", "workspace.id", "member.workspace_id")
    .select(["workspace.slug", "workspace.name"])
    .where("member.user_id", "=", userId)
    .where("member.status", "=", "active")
    .where("workspace.deleted_at", "is", null)
    .orderBy("workspace.name")
    .orderBy("workspace.slug")
    .execute();
}

/** @throws not_found */
export async function getWorkspace(db: Reader, id: string) {
  const row = await db
    .selectFrom("workspace")
    .select(["id", "slug", "name", "locale", "timezone"])
    .where("id", "=", id)
    .executeTakeFirst();
  return found(row);
}

const configured = [
  ...(["id", "slug", "name", "locale", "timezone", "version"] as const),
  ...(["files_quota_bytes as filesQuotaBytes", "keep_events_days as keepEventsDays"] as const),
] as const;

/** @throws not_found */
export async function getSettings(db: Reader, id: string): Promise<WorkspaceSettings> {
  return found(await db.selectFrom("workspace").select(configured).where("id", "=", id).executeTakeFirst());
}

/** The settings, which nobody else changes until this transaction ends. @throws not_found */
export async function lockSettings(db: Writer, id: string): Promise<WorkspaceSettings> {
  return found(await db.selectFrom("workspace").select(configured).where("id", "=", id).forUpdate().executeTakeFirst());
}

/** Changes the settings, and returns them as they are then. */
export async function changeSettings(
  db: Writer,
  { id, now, ...settings }: Omit<WorkspaceSettings, "slug" | "version"> & { now: Date },
): Promise<WorkspaceSettings> {
  return db
    .updateTable("workspace")
    .set({ name: settings.name, locale: settings.locale, timezone: settings.timezone })
    .set({ files_quota_bytes: settings.filesQuotaBytes, keep_events_days: settings.keepEventsDays })
    .set({ updated_at: now, version: sql`version + 1` })
    .where("id", "=", id)
    .returning(configured)
    .executeTakeFirstOrThrow();
}
