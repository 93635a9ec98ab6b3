import { isDeepStrictEqual } from "node:util";
import type { AssignmentPolicy } from "@frontdesk/contract";
import type { EditAssignment } from "@frontdesk/contract/inputs";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { getPolicy, putPolicy } from "./assignment-policy.queries.ts";

/**
 * Decides how an inbox gives out what comes in; what waits there already is given out by it too. The same again changes
 * nothing. @throws not_found, conflict stale_version
 */
export async function editAssignment(desk: Desk, { opId: _, ...policy }: EditAssignment): Promise<AssignmentPolicy> {
  const { db, workspaceId, now } = desk;
  const { inboxId } = policy;
  const before = await getPolicy(db, { workspaceId, inboxId });
  if (before.version !== policy.version) throw new DeskError("conflict", "stale_version");
  if (isDeepStrictEqual(policy, before)) return before;
  if (!(await putPolicy(db, { workspaceId, now, policy }))) throw new DeskError("conflict", "stale_version");

  const after = await getPolicy(db, { workspaceId, inboxId });
  const subject = { type: "inbox", id: inboxId };
  desk.emit("assignment.changed", { subject, data: { policy: after }, scopeKeys: forEveryone });
  await desk.audit({ action: "assignment.edit", subject, before: outlineOf(before), after: outlineOf(after) });
  return after;
}

function outlineOf({ inboxId: _, version: __, ...policy }: AssignmentPolicy) {
  return policy;
}
