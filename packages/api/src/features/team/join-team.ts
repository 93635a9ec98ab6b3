import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { getTeam, joinTeam, lockDefaultTeam, lockTeam } from "./team.queries.ts";

/** Puts a member into the workspace's default team, and tells of it; once, however often it is asked. */
export async function joinDefaultTeam(desk: Desk, memberId: string): Promise<void> {
  const teamId = await lockDefaultTeam(desk.db, desk.workspaceId);
  await join(desk, { teamId, memberId });
}

/** Puts a member into a team, and tells of it; once, however often it is asked. @throws not_found */
export async function joinNamedTeam(desk: Desk, { teamId, memberId }: Joining): Promise<void> {
  await lockTeam(desk.db, { workspaceId: desk.workspaceId, teamId });
  await join(desk, { teamId, memberId });
}

interface Joining {
  teamId: string;
  memberId: string;
}

async function join(desk: Desk, { teamId, memberId }: Joining): Promise<void> {
  const { db, workspaceId, now } = desk;
  if (!(await joinTeam(db, { workspaceId, teamId, memberIds: [memberId], now }))) return;
  const team = await getTeam(db, { workspaceId, teamId });
  desk.emit("team.changed", { subject: { type: "team", id: teamId }, data: { team }, scopeKeys: forEveryone });
}
