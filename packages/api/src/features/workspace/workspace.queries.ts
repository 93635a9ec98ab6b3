import { type Preset, presetRoles, presets } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { found } from "../../desk-error.ts";

interface NewWorkspace {
  name: string;
  slug: string;
  locale: "en" | "ru";
  timezone: string;
}

/** @throws the unique key of `slug` where it is taken */
export async function insertWorkspace(db: Writer, { name, slug, locale, timezone }: NewWorkspace): Promise<string> {
  const row = await db
    .insertInto("workspace")
    .values({ name, slug, locale, timezone })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
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
