export { lockRights } from "./lock-rights.ts";
export { assertHolds, assertMayGive, type Rights } from "./rights.ts";
export { getRole, lockOwnership, type RoleWithRights } from "./role.queries.ts";
