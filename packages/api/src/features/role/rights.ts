import { type Permission, type Preset, type Scope, scopes } from "@frontdesk/contract";
import { assertFreshProof, type Viewer } from "../../access.ts";
import { DeskError } from "../../desk-error.ts";

/** What a role lets its holders do. */
export interface Rights {
  preset: Preset | null;
  permissions: readonly Permission[];
  scope: Scope;
}

/** Whoever holds something, as far as rights go: a member who calls, or one who acted earlier. */
interface Holder {
  preset: Preset | null;
  permissions: ReadonlySet<Permission>;
  scope: Scope;
}

/**
 * Nobody gives or takes more than they hold: no permission, no wider scope, and the owner's role only as an owner.
 * @throws forbidden above_own_rights
 */
export function assertHolds(holder: Holder, { preset, permissions, scope }: Rights): void {
  const isWithin =
    permissions.every((permission) => holder.permissions.has(permission)) &&
    !isWider(scope, holder.scope) &&
    (preset !== "owner" || holder.preset === "owner");
  if (!isWithin) throw new DeskError("forbidden", "above_own_rights");
}

/** Making or unmaking an owner is a sensitive change. @throws forbidden (above_own_rights, proof_required) */
export function assertMayGive(viewer: Viewer, rights: Rights): void {
  assertHolds(viewer, rights);
  if (rights.preset === "owner") assertFreshProof(viewer);
}

/** True where holders of the one may do something, or somewhere, that holders of the other may not. */
export function exceeds(one: Rights, other: Rights): boolean {
  return (
    one.permissions.some((permission) => !other.permissions.includes(permission)) || isWider(one.scope, other.scope)
  );
}

function isWider(one: Scope, other: Scope): boolean {
  return scopes.indexOf(one) < scopes.indexOf(other);
}
