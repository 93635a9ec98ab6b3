import { type Permission, type Preset, type Scope, scopes } from "@frontdesk/contract";
import type { Viewer } from "../../access.ts";
import { DeskError } from "../../desk-error.ts";

/** What a role lets its holders do. */
export interface Rights {
  preset: Preset | null;
  permissions: readonly Permission[];
  scope: Scope;
}

/**
 * Nobody gives or takes more than they hold: no permission, no wider scope, and the owner's role only as an owner.
 * @throws forbidden above_own_rights
 */
export function assertHolds(viewer: Viewer, { preset, permissions, scope }: Rights): void {
  const isWithin =
    permissions.every((permission) => viewer.permissions.has(permission)) &&
    scopes.indexOf(viewer.scope) <= scopes.indexOf(scope) &&
    (preset !== "owner" || viewer.preset === "owner");
  if (!isWithin) throw new DeskError("forbidden", "above_own_rights");
}
