import { type Permission, type Preset, presets, type Role } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { found } from "../../desk-error.ts";
import type { Rights } from "./rights.ts";

/** The roles of a workspace: the presets from the widest rights to the narrowest, then its own by name. */
export async function listRoles(db: Reader, workspaceId: string): Promise<Role[]> {
  const roles = await db
    .selectFrom("role")
    .select(["id", "name", "preset"])
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null)
    .orderBy("name")
    .execute();
  const rank = ({ preset }: Role) => (preset ? presets.indexOf(preset) : presets.length);
  return roles.sort((one, other) => rank(one) - rank(other));
}

export interface RoleWithRights {
  role: Role;
  rights: Rights;
}

/** @throws not_found */
export async function getPresetRole(
  db: Reader,
  { workspaceId, preset }: { workspaceId: string; preset: Preset },
): Promise<RoleWithRights> {
  const row = await db
    .selectFrom("role")
    .select(["id", "name", "preset", "permissions", "scope"])
    .where("workspace_id", "=", workspaceId)
    .where("preset", "=", preset)
    .executeTakeFirst();
  const { id, name, permissions, scope } = found(row);
  return { role: { id, name, preset }, rights: { preset, permissions: permissions as Permission[], scope } };
}

/**
 * Puts changes of who owns a workspace in a line, until this transaction ends: of two owners who would remove each
 * other, the second sees what the first one did. Joining stays possible meanwhile.
 */
export async function lockOwnership(db: Writer, workspaceId: string): Promise<void> {
  await db
    .selectFrom("role")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("preset", "=", "owner")
    .forNoKeyUpdate()
    .execute();
}
