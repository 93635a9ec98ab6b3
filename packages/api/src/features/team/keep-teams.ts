import { type AuditedAct, type Team, teamLimits } from "@frontdesk/contract";
import type { CreateTeam, EditTeam, RemoveTeam } from "@frontdesk/contract/inputs";
import { forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import {
  changeTeam,
  countInTeam,
  getTeam,
  insertTeam,
  joinTeam,
  leaveTeam,
  listTeamMates,
  listTeams,
  lockTeam,
} from "./team.queries.ts";

/** Who is in which team decides what a role of teams sees: nobody widens their own reach. @throws forbidden */
function assertSeesAll({ scope }: Viewer): void {
  if (scope !== "all") throw new DeskError("forbidden", "above_own_rights");
}

/** @throws not_found where one of them is no member */
async function assertMembers({ db, workspaceId }: Desk, memberIds: string[]): Promise<void> {
  const mates = await listTeamMates(db, { workspaceId, memberIds });
  if (mates.length < new Set(memberIds).size) throw new DeskError("not_found");
}

/**
 * Makes a team of some members.
 * @throws not_found, forbidden above_own_rights, conflict name_taken, limited beyond 100 teams
 */
export async function createTeam(desk: Desk, viewer: Viewer, { name, memberIds }: CreateTeam): Promise<Team> {
  const { db, workspaceId, now } = desk;
  assertSeesAll(viewer);
  await assertMembers(desk, memberIds);
  if ((await listTeams(db, workspaceId)).length >= teamLimits.each) throw new DeskError("limited");
  const teamId = await insertTeam(db, { workspaceId, name, now });
  await joinTeam(db, { workspaceId, teamId, memberIds, now });
  return announceTeam(desk, { kind: "team.created", action: "team.create", teamId });
}

/**
 * Changes what a team is called and who is in it; the live connections of those who came or went follow within two
 * seconds (P8). The same again changes nothing. @throws not_found, forbidden above_own_rights, conflict (stale_version,
 * name_taken)
 */
export async function editTeam(desk: Desk, viewer: Viewer, input: EditTeam): Promise<Team> {
  const { db, workspaceId, now } = desk;
  const { teamId, name, version } = input;
  assertSeesAll(viewer);
  const before = await lockTeam(db, { workspaceId, teamId });
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  await assertMembers(desk, input.memberIds);
  const come = input.memberIds.filter((id) => !before.memberIds.includes(id));
  const gone = before.memberIds.filter((id) => !input.memberIds.includes(id));
  if (name === before.name && come.length + gone.length === 0) return before;

  await changeTeam(db, { workspaceId, teamId, now, name });
  await joinTeam(db, { workspaceId, teamId, memberIds: come, now });
  await leaveTeam(db, { workspaceId, teamId, memberIds: gone });
  return announceTeam(desk, { kind: "team.changed", action: "team.edit", teamId, before });
}

/**
 * Removes a team that nothing comes to any more; conversations that were over stay with it, and go to their inbox's team
 * when their person writes again.
 * @throws not_found, forbidden above_own_rights, conflict (default_team, stale_version, team_in_use)
 */
export async function removeTeam(desk: Desk, viewer: Viewer, { teamId, version }: RemoveTeam): Promise<{ id: string }> {
  const { db, workspaceId, now } = desk;
  assertSeesAll(viewer);
  const before = await lockTeam(db, { workspaceId, teamId });
  if (before.isDefault) throw new DeskError("conflict", "default_team");
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  const { inboxes, conversations } = await countInTeam(db, { workspaceId, teamId });
  if (inboxes + conversations > 0)
    throw new DeskError("conflict", "team_in_use", {
      facts: { inboxes: `${inboxes}`, conversations: `${conversations}` },
    });

  await leaveTeam(db, { workspaceId, teamId, memberIds: before.memberIds });
  await changeTeam(db, { workspaceId, teamId, now, deleted_at: now });
  await tellMembers(desk, before.memberIds);
  const subject = { type: "team", id: teamId };
  desk.emit("team.removed", { subject, data: { id: teamId }, scopeKeys: forEveryone });
  await desk.audit({ action: "team.remove", subject, before: { name: before.name } });
  return { id: teamId };
}

interface Announcement {
  kind: "team.created" | "team.changed";
  action: AuditedAct;
  teamId: string;
  before?: Team;
}

async function announceTeam(desk: Desk, { kind, action, teamId, before }: Announcement): Promise<Team> {
  const team = await getTeam(desk.db, { workspaceId: desk.workspaceId, teamId });
  const was = before?.memberIds ?? [];
  const come = team.memberIds.filter((id) => !was.includes(id));
  const gone = was.filter((id) => !team.memberIds.includes(id));
  await tellMembers(desk, [...come, ...gone]);
  const subject = { type: "team", id: teamId };
  desk.emit(kind, { subject, data: { team }, scopeKeys: forEveryone });
  const states = { ...(before && { before: await outlineOf(desk, before) }), after: await outlineOf(desk, team) };
  await desk.audit({ action, subject, ...states });
  return team;
}

/** Whoever comes or goes sees more or less from now on. */
async function tellMembers(desk: Desk, memberIds: string[]): Promise<void> {
  const { db, workspaceId } = desk;
  for (const { userId } of await listTeamMates(db, { workspaceId, memberIds }))
    desk.tellNodes("membership.changed", { userId, workspaceId });
}

/** What the audit keeps of a team. */
async function outlineOf({ db, workspaceId }: Desk, { name, memberIds }: Team) {
  const mates = await listTeamMates(db, { workspaceId, memberIds });
  return { name, members: mates.map((mate) => mate.name) };
}
