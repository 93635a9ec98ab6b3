import type { Kept } from "@frontdesk/contract";
import { forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertTeam } from "./audience.queries.ts";

type Audience = Pick<Kept, "audience" | "ownerId" | "teamId">;

/** R5: the keys under which it travels that something is kept; they mirror `visibleKept`. */
export function keysOfKept({ audience, ownerId, teamId }: Audience): string[] {
  if (audience === "workspace") return forEveryone;
  return audience === "team" ? ["all", `team:${teamId}`] : [`member:${ownerId}`];
}

/**
 * One's own is one's own affair; what others use is for those who keep it.
 * @throws forbidden, not_found for a team that is not there or not theirs, invalid bad_input
 */
export async function assertMayKeep(
  { db, workspaceId }: Desk,
  viewer: Viewer,
  { audience, teamId }: Pick<Kept, "audience" | "teamId">,
): Promise<void> {
  if (audience !== "personal" && !viewer.permissions.has("canned:manage")) throw new DeskError("forbidden");
  if ((audience === "team") !== (teamId !== null))
    throw new DeskError("invalid", "bad_input", { fields: { teamId: "required" } });
  if (!teamId) return;
  await assertTeam(db, { workspaceId, teamId });
  if (viewer.scope !== "all" && !viewer.teamIds.includes(teamId)) throw new DeskError("not_found");
}
