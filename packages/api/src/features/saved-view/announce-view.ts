import type { AuditedAct, SavedView } from "@frontdesk/contract";
import { forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertTeam, getSavedView } from "./saved-view.queries.ts";

/** One's own is one's own affair; what others see is for those who keep the views. @throws forbidden, not_found, invalid */
export async function assertMayPublish(
  { db, workspaceId }: Desk,
  viewer: Viewer,
  { audience, teamId }: Pick<SavedView, "audience" | "teamId">,
): Promise<void> {
  if (audience !== "personal" && !viewer.permissions.has("view:manage")) throw new DeskError("forbidden");
  if ((audience === "team") !== (teamId !== null))
    throw new DeskError("invalid", "bad_input", { fields: { teamId: "required" } });
  if (!teamId) return;
  await assertTeam(db, { workspaceId, id: teamId });
  if (viewer.scope !== "all" && !viewer.teamIds.includes(teamId)) throw new DeskError("not_found");
}

interface Announced {
  id: string;
  action: AuditedAct;
  before?: SavedView;
}

/** Tells those who have a view how it stands now; what others see is audited. */
export async function announceView(desk: Desk, viewer: Viewer, { id, action, before }: Announced): Promise<SavedView> {
  const savedView = await getSavedView(desk.db, viewer, id);
  const subject = { type: "saved_view", id };
  const formerKeys = before && keysOf(before);
  const scopeKeys = keysOf(savedView);
  desk.emit("saved_view.saved", { subject, data: { savedView }, scopeKeys, ...(formerKeys && { formerKeys }) });
  const isShared = savedView.audience !== "personal" || (before && before.audience !== "personal");
  const outlineOf = ({ name, audience }: SavedView) => ({ name, audience });
  if (isShared)
    await desk.audit({ action, subject, ...(before && { before: outlineOf(before) }), after: outlineOf(savedView) });
  return savedView;
}

/** Who has a view. */
export function keysOf({ audience, teamId, ownerId }: SavedView): string[] {
  if (audience === "workspace") return forEveryone;
  return audience === "team" ? ["all", `team:${teamId}`] : [`member:${ownerId}`];
}
