import { compareTeams, type Team } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";

function teams(db: Reader, workspaceId: string) {
  return db
    .selectFrom("team as t")
    .select(["t.id", "t.name", "t.is_default as isDefault", "t.version"])
    .select((eb) =>
      eb
        .selectFrom("team_member as tm")
        .select(sql<string[]>`coalesce(array_agg(tm.member_id order by tm.member_id), '{}')`.as("ids"))
        .whereRef("tm.workspace_id", "=", "t.workspace_id")
        .whereRef("tm.team_id", "=", "t.id")
        .as("memberIds"),
    )
    .where("t.workspace_id", "=", workspaceId)
    .where("t.deleted_at", "is", null);
}

type Row = Awaited<ReturnType<ReturnType<typeof teams>["executeTakeFirstOrThrow"]>>;

function toTeam({ memberIds, ...row }: Row): Team {
  return { ...row, memberIds: memberIds ?? [] };
}

/** The teams of a workspace, in the order in which clients keep them. */
export async function listTeams(db: Reader, workspaceId: string): Promise<Team[]> {
  return (await teams(db, workspaceId).execute()).map(toTeam).sort(compareTeams);
}

/** A team's row, addressed within its workspace. */
interface Which {
  workspaceId: string;
  teamId: string;
}

/** @throws not_found */
export async function getTeam(db: Reader, { workspaceId, teamId }: Which): Promise<Team> {
  return toTeam(found(await teams(db, workspaceId).where("t.id", "=", teamId).executeTakeFirst()));
}

/** A team that nobody else changes until this transaction ends. @throws not_found */
export async function lockTeam(db: Writer, { workspaceId, teamId }: Which): Promise<Team> {
  found(
    await db
      .selectFrom("team")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", teamId)
      .where("deleted_at", "is", null)
      .forUpdate()
      .executeTakeFirst(),
  );
  return getTeam(db, { workspaceId, teamId });
}

/** @throws the unique key of names */
export async function insertTeam(
  db: Writer,
  { workspaceId, name, now }: { workspaceId: string; name: string; now: Date },
): Promise<string> {
  const row = await db
    .insertInto("team")
    .values({ workspace_id: workspaceId, name, created_at: now, updated_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** @throws the unique key of names */
export async function changeTeam(
  db: Writer,
  { workspaceId, teamId, now, ...patch }: Which & { now: Date; name?: string; deleted_at?: Date },
): Promise<void> {
  await db
    .updateTable("team")
    .set((eb) => ({ ...patch, updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", teamId)
    .execute();
}

/** The team that what has no other comes to, held for this transaction. @throws not_found */
export async function lockDefaultTeam(db: Writer, workspaceId: string): Promise<string> {
  const team = db
    .selectFrom("team")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("is_default", "=", true);
  return found(await team.forUpdate().executeTakeFirst()).id;
}

/** True for a team that was not removed. */
export async function isTeam(db: Reader, { workspaceId, teamId }: Which): Promise<boolean> {
  return (await teams(db, workspaceId).where("t.id", "=", teamId).executeTakeFirst()) !== undefined;
}

/** Puts present members of the workspace into a held team, whoever else is left out; true where one of them was not in it. */
export async function joinTeam(
  db: Writer,
  { workspaceId, teamId, memberIds, now }: Which & { memberIds: string[]; now: Date },
): Promise<boolean> {
  const joined = await db
    .insertInto("team_member")
    .columns(["workspace_id", "team_id", "member_id"])
    .expression((from) =>
      from
        .selectFrom("member")
        .select((select) => ["workspace_id", select.val(teamId).as("team_id"), "id"])
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", sql<string>`any(${memberIds}::uuid[])`)
        .where("status", "<>", "removed"),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if ((joined.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  await changeTeam(db, { workspaceId, teamId, now });
  return true;
}

export async function leaveTeam(
  db: Writer,
  { workspaceId, teamId, memberIds }: Which & { memberIds: string[] },
): Promise<void> {
  await db
    .deleteFrom("team_member")
    .where("workspace_id", "=", workspaceId)
    .where("team_id", "=", teamId)
    .where("member_id", "=", sql<string>`any(${memberIds}::uuid[])`)
    .execute();
}

/** Some members of the workspace, and the users behind them; whoever was removed is none. */
export async function listTeamMates(
  db: Reader,
  { workspaceId, memberIds }: { workspaceId: string; memberIds: string[] },
): Promise<{ id: string; userId: string; name: string }[]> {
  return db
    .selectFrom("member as m")
    .innerJoin("user as u", "u.id", "m.user_id")
    .select(["m.id", "m.user_id as userId", "u.name"])
    .where("m.workspace_id", "=", workspaceId)
    .where("m.id", "=", sql<string>`any(${memberIds}::uuid[])`)
    .where("m.status", "<>", "removed")
    .orderBy("u.name")
    .execute();
}

/** What would be left without a team: inboxes, and conversations that are not over. */
export async function countInTeam(
  db: Reader,
  { workspaceId, teamId }: Which,
): Promise<{ inboxes: number; conversations: number }> {
  const inboxes = db
    .selectFrom("inbox")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .where("team_id", "=", teamId)
    .where("deleted_at", "is", null);
  const conversations = db
    .selectFrom("conversation")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .where("team_id", "=", teamId)
    .where("state", "not in", ["closed", "spam"]);
  const [inbox, conversation] = [
    await inboxes.executeTakeFirstOrThrow(),
    await conversations.executeTakeFirstOrThrow(),
  ];
  return { inboxes: Number(inbox.count), conversations: Number(conversation.count) };
}
