import type { BusinessHours, TextLanguage, Workload } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { onlineAmong } from "../presence/index.ts";

/** Somebody who may be given conversations, and all that decides whether they are. */
export interface Candidate {
  id: string;
  name: string;
  isOnline: boolean;
  /** Whether they may take over from colleagues, as whoever is called for help must. */
  isSenior: boolean;
  /** Conversations on their desk. */
  load: number;
  capacity: number | null;
  hours: BusinessHours | null;
  skills: string[];
  languages: TextLanguage[];
}

interface InTeams {
  workspaceId: string;
  teamIds: readonly string[];
}

/** Holds the members of some teams as they are: who is suspended at the same time is so before or after. */
export async function holdMembersOf(db: Writer, { workspaceId, teamIds }: InTeams): Promise<void> {
  await db
    .selectFrom("member as m")
    .select("m.id")
    .where("m.workspace_id", "=", workspaceId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("team_member as t")
          .select("t.member_id")
          .whereRef("t.workspace_id", "=", "m.workspace_id")
          .whereRef("t.member_id", "=", "m.id")
          .where("t.team_id", "=", sql<string>`any(${teamIds}::uuid[])`),
      ),
    )
    .orderBy("m.id")
    .forShare()
    .execute();
}

/** Who of some teams may be given conversations, by team, in the order in which they joined the workspace. */
export async function listCandidates(
  db: Reader,
  { workspaceId, teamIds, now }: InTeams & { now: Date },
): Promise<Map<string, Candidate[]>> {
  const rows = await db
    .selectFrom("team_member as t")
    .innerJoin("member as m", (join) =>
      join.onRef("m.workspace_id", "=", "t.workspace_id").onRef("m.id", "=", "t.member_id"),
    )
    .innerJoin("user as u", "u.id", "m.user_id")
    .innerJoin("role as r", (join) =>
      join.onRef("r.workspace_id", "=", "m.workspace_id").onRef("r.id", "=", "m.role_id"),
    )
    .select(["m.id", "u.name", "m.capacity", "m.hours", "m.skills", "m.languages"])
    .select(sql<boolean>`'conversation:override' = any(r.permissions)`.as("isSenior"))
    .select(sql<string[]>`array_agg(t.team_id)`.as("teamIds"))
    .where("t.workspace_id", "=", workspaceId)
    .where("t.team_id", "=", sql<string>`any(${teamIds}::uuid[])`)
    .where("m.status", "=", "active")
    .where(sql<boolean>`'conversation:handle' = any(r.permissions)`)
    .groupBy(["m.workspace_id", "m.id", "u.name", "r.permissions"])
    .orderBy("m.id")
    .execute();

  const memberIds = rows.map(({ id }) => id);
  const online = new Set(await onlineAmong(db, { workspaceId, memberIds, now }));
  const loads = await countLoads(db, { workspaceId, memberIds });
  const byTeam = new Map<string, Candidate[]>(teamIds.map((teamId) => [teamId, []]));
  for (const { teamIds: theirs, hours, languages, ...row } of rows) {
    const candidate = {
      ...row,
      hours: hours as BusinessHours | null,
      languages: languages as TextLanguage[],
      isOnline: online.has(row.id),
      load: loads.get(row.id) ?? 0,
    };
    for (const teamId of theirs) byTeam.get(teamId)?.push(candidate);
  }
  return byTeam;
}

/** How many conversations each of some members has on their desk; who has none is not among them. */
async function countLoads(
  db: Reader,
  { workspaceId, memberIds }: { workspaceId: string; memberIds: string[] },
): Promise<Map<string, number>> {
  const rows = await onDesks(db, workspaceId)
    .where("assignee_id", "=", sql<string>`any(${memberIds}::uuid[])`)
    .execute();
  return new Map(rows.map(({ memberId, load }) => [memberId ?? "", Number(load)]));
}

/** What every member of a workspace who has anything on their desk has there. */
export async function listWorkloads(db: Reader, workspaceId: string): Promise<Workload[]> {
  const rows = await onDesks(db, workspaceId).where("assignee_id", "is not", null).execute();
  return rows.map(({ memberId, load }) => ({ memberId: memberId ?? "", load: Number(load) }));
}

// The states are written out, so that the partial index is known to hold them.
function onDesks(db: Reader, workspaceId: string) {
  return db
    .selectFrom("conversation")
    .select(["assignee_id as memberId", (eb) => eb.fn.countAll<number>().as("load")])
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`state in ('new', 'open', 'pending')`)
    .groupBy("assignee_id");
}
