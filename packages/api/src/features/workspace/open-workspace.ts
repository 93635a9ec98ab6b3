import type { CreateWorkspace } from "@frontdesk/contract/inputs";
import type { Crossing } from "../../write-across.ts";
import { insertMember } from "../member/index.ts";
import { assertTimeZone } from "./time-zone.ts";
import { insertDefaultTeam, insertPresetRoles, insertWorkspace } from "./workspace.queries.ts";

interface Founding extends Omit<CreateWorkspace, "opId"> {
  /** The user who becomes its owner. */
  founderId: string;
}

/**
 * Makes a workspace that can be worked in: the preset roles, a default team, and the founder as its owner.
 * @throws invalid for a time zone nobody knows, conflict slug_taken
 */
export async function openWorkspace(crossing: Crossing, { founderId, ...workspace }: Founding): Promise<void> {
  const { db, now, deskOf } = crossing;
  assertTimeZone(workspace.timezone);

  const workspaceId = await insertWorkspace(db, { ...workspace, founderId });
  const ownerRoleId = await insertPresetRoles(db, workspaceId);
  await insertDefaultTeam(db, workspaceId);
  const memberId = await insertMember(db, { workspaceId, userId: founderId, roleId: ownerRoleId, now });

  const desk = deskOf({ kind: "member", id: memberId }, workspaceId);
  desk.tellNodes("workspace.created", { workspaceId });
  const { name, slug } = workspace;
  await desk.audit({
    action: "workspace.create",
    subject: { type: "workspace", id: workspaceId },
    after: { name, slug },
  });
}
