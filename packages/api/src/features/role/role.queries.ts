import {
  compareRoles,
  type Permission,
  type Preset,
  type Role,
  type RoleRights,
  type Scope,
} from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";
import type { Rights } from "./rights.ts";

const shown = ["id", "name", "preset", "permissions", "scope", "version"] as const;

interface Row {
  id: string;
  name: string;
  preset: Preset | null;
  permissions: string[];
  scope: Scope;
  version: number;
}

function toRole({ permissions, ...row }: Row): RoleRights {
  return { ...row, permissions: permissions as Permission[] };
}

function roles(db: Reader, workspaceId: string) {
  return db.selectFrom("role").select(shown).where("workspace_id", "=", workspaceId).where("deleted_at", "is", null);
}

/** The roles of a workspace, in the order in which clients keep them. */
export async function listRoles(db: Reader, workspaceId: string): Promise<RoleRights[]> {
  return (await roles(db, workspaceId).execute()).map(toRole).sort(compareRoles);
}

export interface RoleWithRights {
  role: Role;
  rights: Rights;
}

/** How an input names a role: by its id, or by its preset. */
export interface NamedRole {
  roleId?: string | undefined;
  preset?: Preset | undefined;
}

/** @throws not_found */
export async function getRole(
  db: Reader,
  { workspaceId, roleId, preset }: NamedRole & { workspaceId: string },
): Promise<RoleWithRights> {
  const all = roles(db, workspaceId);
  const one = roleId === undefined ? all.where("preset", "=", preset ?? null) : all.where("id", "=", roleId);
  const { id, name, ...rights } = toRole(found(await one.executeTakeFirst()));
  return { role: { id, name, preset: rights.preset }, rights };
}

interface Which {
  workspaceId: string;
  roleId: string;
}

/** A role that nobody else changes until this transaction ends. @throws not_found */
export async function lockRole(db: Writer, { workspaceId, roleId }: Which): Promise<RoleRights> {
  return toRole(found(await roles(db, workspaceId).where("id", "=", roleId).forUpdate().executeTakeFirst()));
}

interface Wording {
  name: string;
  permissions: readonly Permission[];
  scope: Scope;
}

/** @throws the unique key of names */
export async function insertRole(
  db: Writer,
  { workspaceId, now, ...role }: Wording & { workspaceId: string; now: Date },
): Promise<RoleRights> {
  const row = await db
    .insertInto("role")
    .values({
      workspace_id: workspaceId,
      name: role.name,
      permissions: [...role.permissions],
      scope: role.scope,
      created_at: now,
      updated_at: now,
    })
    .returning(shown)
    .executeTakeFirstOrThrow();
  return toRole(row);
}

/** @throws the unique key of names */
export async function changeRoleRow(
  db: Writer,
  { workspaceId, roleId, now, ...role }: Which & Wording & { now: Date },
): Promise<RoleRights> {
  const row = await db
    .updateTable("role")
    .set({ name: role.name, permissions: [...role.permissions], scope: role.scope })
    .set({ updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", roleId)
    .returning(shown)
    .executeTakeFirstOrThrow();
  return toRole(row);
}

export async function markRoleRemoved(db: Writer, { workspaceId, roleId, now }: Which & { now: Date }): Promise<void> {
  await db
    .updateTable("role")
    .set({ deleted_at: now, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", roleId)
    .execute();
}

/** The present members who hold a role. */
export async function listHolders(
  db: Reader,
  { workspaceId, roleId }: Which,
): Promise<{ memberId: string; userId: string }[]> {
  return db
    .selectFrom("member")
    .select(["id as memberId", "user_id as userId"])
    .where("workspace_id", "=", workspaceId)
    .where("role_id", "=", roleId)
    .where("status", "<>", "removed")
    .orderBy("id")
    .execute();
}

/** What an active member may do now; undefined for others. */
export async function findRightsOf(
  db: Reader,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
): Promise<Rights | undefined> {
  const row = await db
    .selectFrom("member as m")
    .innerJoin("role as r", (join) =>
      join.onRef("r.workspace_id", "=", "m.workspace_id").onRef("r.id", "=", "m.role_id"),
    )
    .select(["r.preset", "r.permissions", "r.scope"])
    .where("m.workspace_id", "=", workspaceId)
    .where("m.id", "=", memberId)
    .where("m.status", "=", "active")
    .executeTakeFirst();
  return row && { ...row, permissions: row.permissions as Permission[] };
}

/** How many open invitations would give a role. */
export async function countInvitationsTo(
  db: Reader,
  { workspaceId, roleId, now }: Which & { now: Date },
): Promise<number> {
  const rows = await db
    .selectFrom("invitation")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("role_id", "=", roleId)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .execute();
  return rows.length;
}

/**
 * Puts changes of who owns a workspace, and of what its roles allow, in a line until this transaction ends: of two
 * owners who would remove each other, the second sees what the first one did. Joining stays possible meanwhile.
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
