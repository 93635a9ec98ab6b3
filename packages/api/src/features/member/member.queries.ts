import type { BusinessHours, Member, Permission, TextLanguage, Working } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";
import type { Rights } from "../role/index.ts";

/** A member's row, addressed within its workspace. */
interface Which {
  workspaceId: string;
  memberId: string;
}

function members(db: Reader, workspaceId: string) {
  return db
    .selectFrom("member as m")
    .innerJoin("user as u", "u.id", "m.user_id")
    .innerJoin("role as r", (join) =>
      join.onRef("r.workspace_id", "=", "m.workspace_id").onRef("r.id", "=", "m.role_id"),
    )
    .select(["m.id", "m.user_id as userId", "m.status", "m.version", "u.name", "u.email"])
    .select(["m.capacity", "m.hours", "m.skills", "m.languages"])
    .select(["r.id as roleId", "r.name as roleName", "r.preset", "r.permissions", "r.scope"])
    .where("m.workspace_id", "=", workspaceId);
}

type Row = Awaited<ReturnType<ReturnType<typeof members>["executeTakeFirstOrThrow"]>>;

function toMember({ id, name, email, status, version, roleId, roleName, preset, ...working }: Row): Member {
  const { capacity, skills } = working;
  return {
    ...{ id, name, email, role: { id: roleId, name: roleName, preset }, status, capacity, skills },
    hours: working.hours as BusinessHours | null,
    languages: working.languages as TextLanguage[],
    version,
  };
}

/** Everyone who belongs to a workspace now, the first to join first: the order in which clients keep them. */
export async function listMembers(db: Reader, workspaceId: string): Promise<Member[]> {
  const rows = await members(db, workspaceId).where("m.status", "<>", "removed").orderBy("m.id").execute();
  return rows.map(toMember);
}

/** @throws not_found */
export async function getMember(db: Reader, { workspaceId, memberId }: Which): Promise<Member> {
  return toMember(found(await members(db, workspaceId).where("m.id", "=", memberId).executeTakeFirst()));
}

/** A present member whom nobody else changes until this transaction ends. @throws not_found, also for one who was removed */
export async function lockMember(db: Writer, which: Which): Promise<Member> {
  const { workspaceId, memberId } = which;
  const present = db.selectFrom("member").select("id").where("status", "<>", "removed").forUpdate();
  found(await present.where("workspace_id", "=", workspaceId).where("id", "=", memberId).executeTakeFirst());
  return getMember(db, which);
}

export interface Standing {
  member: Member;
  userId: string;
  rights: Rights;
}

/** A present member, and what they may do. @throws not_found, also for one who was removed */
export async function getStanding(db: Reader, { workspaceId, memberId }: Which): Promise<Standing> {
  const present = members(db, workspaceId).where("m.status", "<>", "removed");
  return toStanding(found(await present.where("m.id", "=", memberId).executeTakeFirst()));
}

/** The same by the person; undefined where they are no present member. */
export async function findStandingOf(
  db: Reader,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<Standing | undefined> {
  const present = members(db, workspaceId).where("m.status", "<>", "removed");
  const row = await present.where("m.user_id", "=", userId).executeTakeFirst();
  return row && toStanding(row);
}

function toStanding(row: Row): Standing {
  const { userId, preset, permissions, scope } = row;
  return { member: toMember(row), userId, rights: { preset, permissions: permissions as Permission[], scope } };
}

/** How many active owners a workspace has. */
export async function countOwners(db: Reader, workspaceId: string): Promise<number> {
  const rows = await members(db, workspaceId)
    .where("r.preset", "=", "owner")
    .where("m.status", "=", "active")
    .execute();
  return rows.length;
}

/** A person's membership of a workspace, past ones included, held for this transaction. */
export async function lockMembership(
  db: Writer,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<{ id: string; status: Member["status"] } | undefined> {
  return db
    .selectFrom("member")
    .select(["id", "status"])
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
}

/** Every membership of a person, past ones included, in the order of the workspaces. */
export async function listMembershipsOf(db: Reader, userId: string): Promise<Which[]> {
  return db
    .selectFrom("member")
    .select(["workspace_id as workspaceId", "id as memberId"])
    .where("user_id", "=", userId)
    .orderBy("workspace_id")
    .execute();
}

interface NewMember {
  workspaceId: string;
  userId: string;
  roleId: string;
  now: Date;
}

/** @throws the unique key of workspace and user where they are a member already */
export async function insertMember(db: Writer, { workspaceId, userId, roleId, now }: NewMember): Promise<string> {
  const row = await db
    .insertInto("member")
    .values({ workspace_id: workspaceId, user_id: userId, role_id: roleId, created_at: now, updated_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

interface MemberPatch {
  role_id?: string;
  status?: Member["status"];
  deleted_at?: Date | null;
}

export async function changeMember(
  db: Writer,
  { workspaceId, memberId, now, patch }: Which & { now: Date; patch: MemberPatch },
): Promise<void> {
  await db
    .updateTable("member")
    .set({ ...patch, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", memberId)
    .execute();
}

/** Keeps how much of what a member takes, and when. */
export async function changeWorking(
  db: Writer,
  { workspaceId, memberId, now, working }: Which & { now: Date; working: Working },
): Promise<void> {
  const { capacity, hours, skills, languages } = working;
  await db
    .updateTable("member")
    .set({ capacity, hours: hours && JSON.stringify(hours), skills, languages })
    .set({ updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", memberId)
    .execute();
}

/** Takes a member out of every team. */
export async function leaveTeams(db: Writer, { workspaceId, memberId }: Which): Promise<void> {
  await db
    .deleteFrom("team_member")
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", memberId)
    .execute();
}
