import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { getTeam, joinTeam, lockDefaultTeam } from "./team.queries.ts";

/** Puts a member into the workspace's default team, and tells of it; once, however often it is asked. */
export async function joinDefaultTeam(desk: Desk, memberId: string): Promise<void> {
  const { db, workspaceId, now } = desk;
  const teamId = await lockDefaultTeam(db, workspaceId);
  if (!(await joinTeam(db, { workspaceId, teamId, memberIds: [memberId], now }))) return;
  const team = await getTeam(db, { workspaceId, teamId });
  desk.emit("team.changed", { subject: { type: "team", id: teamId }, data: { team }, scopeKeys: forEveryone });
}
