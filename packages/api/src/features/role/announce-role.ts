import type { AuditedAct, RoleRights } from "@frontdesk/contract";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";

interface Announcement {
  kind: "role.created" | "role.changed";
  action: AuditedAct;
  before?: RoleRights;
  role: RoleRights;
}

/** Tells everyone of a role and what it allows, and writes down who decided so. */
export async function announceRole(desk: Desk, { kind, action, before, role }: Announcement): Promise<RoleRights> {
  const subject = { type: "role", id: role.id };
  desk.emit(kind, { subject, data: { role }, scopeKeys: forEveryone });
  await desk.audit({ action, subject, ...(before && { before: outlineOf(before) }), after: outlineOf(role) });
  return role;
}

/** What the audit keeps of a role. */
export function outlineOf({ name, permissions, scope }: RoleRights) {
  return { name, permissions, scope };
}
