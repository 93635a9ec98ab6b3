import type { Permission } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import { DeskError } from "../../desk-error.ts";
import { getStanding, type Standing } from "../member/index.ts";
import { assertHolds } from "../role/index.ts";
import { belongsElsewhere, type Reset } from "./password.queries.ts";

/**
 * Whoever can set a person's password has their account, in every workspace. So it is for those who hold all that the
 * person holds, and only where this workspace is all that the person belongs to.
 * @throws forbidden (above_own_rights, member_elsewhere)
 */
export async function assertMayReset(
  db: Reader,
  { holder, target }: { holder: Pick<Viewer, "preset" | "permissions" | "scope">; target: Standing },
): Promise<void> {
  assertHolds(holder, target.rights);
  if (await belongsElsewhere(db, target.userId)) throw new DeskError("forbidden", "member_elsewhere");
}

interface MembersLink extends Reset {
  workspaceId: string;
  madeBy: string;
}

/**
 * The same when the link is used: since it was made the person may have joined another workspace or risen, or its maker
 * have fallen. @throws forbidden (above_own_rights, member_elsewhere), not_found where one of them left
 */
export async function assertStillMayReset(
  db: Reader,
  { workspaceId, madeBy, target }: Pick<MembersLink, "workspaceId" | "madeBy"> & { target: Standing },
): Promise<void> {
  const { rights, member } = await getStanding(db, { workspaceId, memberId: madeBy });
  const permissions: ReadonlySet<Permission> = new Set(rights.permissions);
  if (member.status !== "active" || !permissions.has("member:manage"))
    throw new DeskError("forbidden", "above_own_rights");
  await assertMayReset(db, { holder: { ...rights, permissions }, target });
}
