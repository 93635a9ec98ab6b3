import type { Invitation, Named, Permission, Preset, Role, Scope } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";

function invitations(db: Reader) {
  return (
    db
      .selectFrom("invitation as i")
      .innerJoin("role as r", (join) =>
        join.onRef("r.workspace_id", "=", "i.workspace_id").onRef("r.id", "=", "i.role_id"),
      )
      // A team that is gone by now leads nobody anywhere.
      .leftJoin("team as t", (join) =>
        join
          .onRef("t.workspace_id", "=", "i.workspace_id")
          .onRef("t.id", "=", "i.team_id")
          .on("t.deleted_at", "is", null),
      )
      .select(["i.id", "i.email", "i.expires_at as expiresAt"])
      .select(["r.id as roleId", "r.name as roleName", "r.preset", "t.id as teamId", "t.name as teamName"])
  );
}

interface Row {
  id: string;
  email: string | null;
  expiresAt: Date;
  roleId: string;
  roleName: string;
  preset: Preset | null;
  teamId: string | null;
  teamName: string | null;
}

function toInvitation({ id, email, expiresAt, roleId, roleName, preset, ...row }: Row): Invitation {
  const role = { id: roleId, name: roleName, preset };
  return { id, email, role, team: teamIn(row), expiresAt: expiresAt.toISOString() };
}

function teamIn({ teamId, teamName }: Pick<Row, "teamId" | "teamName">): Named | null {
  return teamId === null ? null : { id: teamId, name: teamName ?? "" };
}

/** Invitations that still admit somebody, the oldest first: the order in which clients keep them. */
export async function listOpenInvitations(
  db: Reader,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<Invitation[]> {
  const rows = await invitations(db)
    .where("i.workspace_id", "=", workspaceId)
    .where("i.accepted_at", "is", null)
    .where("i.revoked_at", "is", null)
    .where("i.expires_at", ">", now)
    .orderBy("i.id")
    .execute();
  return rows.map(toInvitation);
}

interface NewInvitation {
  workspaceId: string;
  secretHash: Buffer;
  email: string | null;
  role: Role;
  team: Named | null;
  invitedBy: string;
  expiresAt: Date;
  now: Date;
}

export async function insertInvitation(db: Writer, { role, team, ...fresh }: NewInvitation): Promise<Invitation> {
  const row = await db
    .insertInto("invitation")
    .values({
      workspace_id: fresh.workspaceId,
      secret_hash: fresh.secretHash,
      email: fresh.email,
      role_id: role.id,
      team_id: team?.id ?? null,
      invited_by: fresh.invitedBy,
      expires_at: fresh.expiresAt,
      created_at: fresh.now,
      updated_at: fresh.now,
    })
    .returning(["id", "email", "expires_at as expiresAt"])
    .executeTakeFirstOrThrow();
  return { id: row.id, email: row.email, role, team, expiresAt: row.expiresAt.toISOString() };
}

/** Whose invitation a secret is; across workspaces, and whatever became of it. */
export async function findInvitation(
  db: Reader,
  secretHash: Buffer,
): Promise<{ id: string; workspaceId: string } | undefined> {
  return db
    .selectFrom("invitation")
    .select(["id", "workspace_id as workspaceId"])
    .where("secret_hash", "=", secretHash)
    .executeTakeFirst();
}

interface Which {
  workspaceId: string;
  id: string;
}

interface OpenInvitation {
  email: string | null;
  workspace: { name: string; slug: string; timezone: string };
  role: Role;
  team: Named | null;
  rights: { preset: Preset | null; permissions: Permission[]; scope: Scope };
}

/** An invitation that still admits somebody, and where it leads. */
export async function findOpenInvitation(
  db: Reader,
  { workspaceId, id, now }: Which & { now: Date },
): Promise<OpenInvitation | undefined> {
  const row = await invitations(db)
    .innerJoin("workspace as w", "w.id", "i.workspace_id")
    .select(["r.permissions", "r.scope", "w.name as workspaceName", "w.slug", "w.timezone"])
    .where("i.workspace_id", "=", workspaceId)
    .where("i.id", "=", id)
    .where("i.accepted_at", "is", null)
    .where("i.revoked_at", "is", null)
    .where("i.expires_at", ">", now)
    .where("w.deleted_at", "is", null)
    .where("r.deleted_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { workspaceName, slug, timezone, preset, permissions, scope } = row;
  return {
    email: row.email,
    workspace: { name: workspaceName, slug, timezone },
    role: { id: row.roleId, name: row.roleName, preset },
    team: teamIn(row),
    rights: { preset, permissions: permissions as Permission[], scope },
  };
}

/** Holds an invitation for this transaction: of two who use its one admission, the second sees it used. */
export async function lockInvitation(db: Writer, { workspaceId, id }: Which): Promise<{ isClosed: boolean }> {
  const row = await db
    .selectFrom("invitation")
    .select((eb) => eb.or([eb("accepted_at", "is not", null), eb("revoked_at", "is not", null)]).as("isClosed"))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return { isClosed: Boolean(found(row).isClosed) };
}

export async function markAccepted(
  db: Writer,
  { workspaceId, id, memberId, now }: Which & { memberId: string | null; now: Date },
): Promise<void> {
  await db
    .updateTable("invitation")
    .set({ accepted_at: now, accepted_by: memberId, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function markRevoked(db: Writer, { workspaceId, id, now }: Which & { now: Date }): Promise<void> {
  await db
    .updateTable("invitation")
    .set({ revoked_at: now, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Revokes whatever members have open, and returns the ids. */
export async function revokeInvitationsOf(
  db: Writer,
  { workspaceId, memberIds, now }: { workspaceId: string; memberIds: string[]; now: Date },
): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await db
    .updateTable("invitation")
    .set({ revoked_at: now, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("invited_by", "in", memberIds)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}
