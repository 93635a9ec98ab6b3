import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { exceeds } from "./rights.ts";
import { findRightsOf, lockOwnership } from "./role.queries.ts";

/**
 * Holds who owns the workspace, what its roles allow, and with that the caller's rights, for this transaction. A call
 * that began before its caller fell gives nothing out any more. @throws forbidden
 */
export async function lockRights({ db, workspaceId }: Desk, viewer: Viewer): Promise<void> {
  await lockOwnership(db, workspaceId);
  const present = await findRightsOf(db, { workspaceId, memberId: assertMember(viewer) });
  const { preset, scope, permissions } = viewer;
  const hasFallen =
    !present || present.preset !== preset || exceeds({ preset, scope, permissions: [...permissions] }, present);
  if (hasFallen) throw new DeskError("forbidden");
}
